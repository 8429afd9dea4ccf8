"""Sentences of fictional records, as rules for ``grammar.Grammar``: « | » with blanks around it sets
alternatives apart."""

from tests.benchmarks.grammar import listed

_WORDS = {
    "tete": """la simplification | la modernisation | le pilotage | l’animation | la sécurisation |
        l’évaluation | la structuration | le déploiement | la coordination | la cartographie | le suivi |
        la refonte | l’harmonisation | la mutualisation | la fiabilisation | la programmation | la
        numérisation | la préfiguration | l’instruction | le bilan | la montée en charge | la
        professionnalisation | la relance | l’organisation | la prospective | la valorisation | le
        diagnostic | la consolidation | l’expérimentation | la généralisation | la transmission |
        l’adaptation | le contrôle | l’essaimage | la mesure | l’outillage | la documentation | la
        médiation | la rénovation | la mise en qualité | la conduite | le renforcement | l’amélioration |
        la planification | le rayonnement""",
    "verbe": """piloter | coordonner | animer | concevoir | évaluer | sécuriser | structurer | déployer |
        organiser | préparer | suivre | instruire | analyser | documenter | simplifier | moderniser |
        cartographier | harmoniser | fiabiliser | programmer | actualiser | superviser | valoriser |
        consolider | expérimenter | contrôler | outiller | planifier | renforcer | améliorer | promouvoir |
        accompagner | développer | garantir | diagnostiquer | prioriser | formaliser | ordonnancer |
        assurer | faciliter | orienter | défendre | mettre en œuvre | proposer une méthode pour | expliquer
        | représenter la direction pour | arbitrer | anticiper | redéfinir | mutualiser | éclairer |
        hiérarchiser | optimiser | traiter | encadrer""",
    "partenaire": """les services départementaux | les collectivités | les élus | les associations | les
        opérateurs de l’État | les chambres consulaires | les intercommunalités | les directions métiers |
        les sous-préfectures | les établissements publics | les bailleurs | les usagers | les entreprises
        locales | les fédérations | les représentants du personnel | les partenaires sociaux | les
        universités | le secrétariat général | les organismes de protection sociale | les parquets | le
        rectorat | l’agence régionale de santé | les conseils de quartier | les syndicats mixtes | les
        parcs naturels | les maires ruraux | les experts de justice | les laboratoires d’innovation | les
        médiathèques | les missions locales | les douanes | les bureaux d’études | les financeurs | les
        prestataires | les correspondants de terrain""",
    "complement": """en lien avec {partenaire} | avec l’appui {partenaire|de} | au bénéfice {partenaire|de}
        | sous le contrôle du chef de service | dans le respect du calendrier | à l’échelle du territoire |
        en veillant à la charge des équipes | à partir des données disponibles | dans un format lisible par
        tous | en associant {partenaire} | jusqu’au bilan annuel | selon une méthode éprouvée | à moyens
        constants | dès la première année | en français clair | avec une attention à l’accessibilité | en
        mode projet | à la demande {partenaire|de} | par une présence régulière sur place | dans les délais
        réglementaires | avec des indicateurs partagés | sans alourdir les procédures | de façon
        transparente | en croisant les regards {partenaire|de} | au plus près des besoins | pour le compte
        {partenaire|de}""",
    "objet": "{sujet} | {tete} {sujet|de} | {sujet} et {tete} {autre|de} | {tete} {sujet|de}",
    "action": """{verbe} {objet} | {verbe} {objet} {complement} | {verbe} {objet} {complement} | {verbe}
        {sujet} {rythme} | rédiger les notes relatives {objet|a} | produire les tableaux de suivi
        {objet|de} | recenser {rythme} les besoins {partenaire|de} sur {sujet} | contribuer {objet|a},
        {complement} | répondre aux questions {partenaire|de} sur {objet}""",
    "qualite": """le sens du dialogue | la rigueur | l’autonomie | l’esprit d’équipe | la curiosité | la
        diplomatie | le goût du terrain | l’aisance rédactionnelle | la capacité à décider | l’esprit de
        synthèse | l’écoute | la réactivité | la discrétion professionnelle | la créativité | le sens de
        l’organisation | la ténacité | la pédagogie | l’adaptabilité | le sens de l’intérêt général | la
        maîtrise de soi | l’esprit d’initiative | la loyauté | l’anticipation | l’ouverture aux méthodes
        nouvelles | le sens de la confidentialité | la bienveillance | l’aptitude à convaincre | la
        patience | l’humilité | le sens du service public""",
    "metier": """l’analyse | le terrain | la gestion | le pilotage | l’expertise | l’animation | le conseil
        | la médiation | la coordination | la conception | la production | le contrôle""",
    "rythme": """chaque semaine | chaque mois | une fois par trimestre | tous les quinze jours | à chaque
        session | au printemps et à l’automne | en fin d’exercice | à la demande | deux fois par an | en
        continu""",
    "lieu_action": """dans les bourgs-centres | dans les quartiers prioritaires | en zone de montagne | sur
        le littoral | dans les vallées | sur les plateaux | dans les communes nouvelles | en milieu rural |
        au chef-lieu | dans l’arrondissement | aux portes de l’agglomération | sur tout le périmètre""",
}

_POSTINGS = {
    "contexte": """{employeur|cap} engage {tete} {sujet|de} {complement}. Le poste naît de cette ambition.
        | Depuis {annee}, {sujet} occupe une place croissante dans l’activité {employeur|de},
        {lieu_action}. | {a_ville|cap}, {tete} {sujet|de} entre dans une phase nouvelle : {nombre} dossiers
        sont ouverts {complement}. | {employeur|cap} compte {nombre} agents et travaille {rythme} avec
        {partenaire}. La création de ce poste répond à une attente {partenaire|de}. | La feuille de route
        {periode} donne une priorité {objet|a}. {employeur|cap} y consacre une équipe de {petit} personnes.
        | L’arrivée de l’application {outil} change les façons de travailler : {objet} en dépend désormais.
        | Le plan {coinage}, lancé en {annee}, porte sur {sujet} et sur {tete} {autre|de}. Il entre dans sa
        {ordinal} année.""",
    "contexte2": """Une consultation menée {lieu_action} a montré que {partenaire} attendent des réponses
        plus rapides et plus simples. | Le service a choisi de travailler {complement}, avec un point
        d’étape {rythme}. | Un premier bilan, établi en {annee}, invite à renforcer {objet}. | L’équipe
        partage ses locaux avec {partenaire}, ce qui facilite les échanges {rythme}. | Les premiers essais
        du dispositif {coinage} ont réuni {nombre} participants {lieu_action}.""",
    "intro": """Au sein {employeur|de}, la personne recrutée devra : | Sous l’autorité de sa hiérarchie, la
        personne recrutée a pour missions de : | Le poste consiste principalement à : | Rattachée à la
        direction, la personne recrutée aura à : | {a_ville|cap}, les activités principales sont les
        suivantes :""",
    "fin_missions": """La liste n’est pas exhaustive : elle évolue {rythme} avec les priorités du service.
        | Une participation aux astreintes est possible {rythme}. | L’utilisation de {outil} fait partie du
        quotidien ; une formation est prévue. | La personne recrutée représente le service dans les
        réunions tenues {lieu_action}. | Un tiers du temps environ est consacré {objet|a}.""",
    "profil": """Savoirs attendus : {savoir}, {savoir2} ; une envie de s’investir dans {objet} complète le
        profil. | Une expérience dans {metier} ou dans {sujet} est appréciée. | Vous justifiez d’une
        pratique {sujet|de}, acquise dans le public ou dans le privé. | Le poste demande {qualite} autant
        que la connaissance technique. | Débutants et débutantes peuvent postuler : un tutorat est prévu
        pendant {petit} mois. | Une bonne connaissance des acteurs, notamment {partenaire}, facilitera la
        prise de poste.""",
    "savoir_etre": "{qualite|nu} | {qualite|nu} | {qualite|nu} et {qualite|nu}",
    "savoir_faire": "{verbe} {objet} | {verbe} {objet} | {verbe} {sujet} {complement}",
    "connaissance": "{savoir} | {savoir} | {savoir}, au service {sujet|de} | environnement {employeur|de}",
    "conditions": """Déplacements fréquents {lieu_action}, avec un véhicule de service. | Horaires
        variables {rythme}, selon l’activité. | Bureau partagé {a_ville}, accessible en transports en
        commun. | Astreintes {rythme}, compensées selon la réglementation. | Travail sur écran et présence
        régulière sur le terrain, {lieu_action}. | Cycle de {heures} heures par semaine, avec jours de
        réduction du temps de travail. | Habilitation demandée avant la prise de poste. | Restauration
        collective sur place et participation aux frais de transport. | Le permis B est nécessaire, les
        communes desservies étant éloignées.""",
    "positionnement": """Le poste dépend du chef ou de la cheffe du service {service}, au sein
        {employeur|de}. | Le poste est placé auprès de la direction ; il travaille avec {partenaire} et
        avec {partenaire2}. | La personne recrutée encadre {petit} agents et rend compte {rythme} à la
        direction. | Liaisons fonctionnelles : {partenaire}, {partenaire2}, {partenaire3}.""",
    "employeur_texte": """{employeur|cap} agit {lieu_action} et réunit {nombre} agents sur {petit} sites.
        Ses priorités sont {sujet} et {autre}. | {employeur|cap} exerce ses compétences auprès
        {partenaire|de}. Son siège est {a_ville} ; {petit} implantations couvrent le territoire. | Installé
        {a_ville}, le service {service} accompagne {partenaire} dans {tete} {sujet|de}. Il a ouvert en
        {annee} et compte {nombre} agents.""",
    "complements": """Un entretien se tient {a_ville} ou à distance. | Des renseignements sont donnés par
        téléphone, aux heures de bureau. | Le service étudie les demandes de logement. | Un parcours
        d’accueil de {petit} semaines précède la prise de fonctions. | Le poste peut être aménagé pour une
        personne en situation de handicap.""",
    "resume": """{verbe|cap} {objet} {complement}. | {verbe|cap} {sujet} {a_ville}, {complement}. |
        {a_ville|cap}, {verbe} {objet} et contribuer {autre|a}. | {verbe|cap} {tete} {sujet|de}
        {lieu_action}.""",
    "duree": "1 an, prolongeable | 2 ans | 3 ans, renouvelables | 18 mois | 6 mois | 4 ans",
    "teletravail_texte": """Deux jours par semaine | Un jour par semaine après {petit} mois | Jusqu’à trois
        jours par semaine | Possible hors période de pointe | Forfait annuel de {heures} jours""",
    "experience_texte": """Deux ans dans un poste comparable | Une première expérience {sujet|de} | Trois à
        quatre ans dans {metier} | Cinq ans au moins, dont deux en encadrement""",
    "remuneration_texte": """Selon profil et expérience | Grille indiciaire du corps et régime indemnitaire
        | Selon la grille des contractuels {employeur|de} | Traitement, prime annuelle et participation
        mutuelle""",
    "corps": """Attaché d’administration | Secrétaire administratif | Adjoint administratif | Ingénieur des
        travaux publics de l’État | Administrateur de l’État | Attaché territorial | Rédacteur territorial
        | Technicien territorial | Ingénieur territorial | Adjoint technique | Attaché d’administration
        hospitalière | Technicien hospitalier | Conservateur du patrimoine | Inspecteur de la jeunesse et
        des sports | Technicien supérieur du développement durable""",
    "precisions": """Rappeler la référence {reference} dans l’objet du message. | Réunir les documents en
        un seul fichier, nommé selon le modèle {outil}. | Les entretiens se tiendront {a_ville}, dans les
        {petit} semaines qui suivent la date limite. | Une seule candidature par personne est examinée.""",
}

_PROJECTS = {
    "irritant": """{partenaire|cap} refont plusieurs fois la même démarche pour {sujet}, faute d’un
        interlocuteur connu. | Les dossiers relatifs {sujet|a} circulent sur papier entre {petit} services,
        et {partenaire} attendent en moyenne {nombre} jours. | Personne ne sait dire, {lieu_action}, où en
        est {tete} {sujet|de}. | Les agents chargés {sujet|de} saisissent deux fois les mêmes données, dans
        {outil} et dans un tableur.""",
    "preuve": """{nombre} observations relevées en {annee}, pendant {petit} journées d’immersion. | Une
        enquête auprès de {nombre} agents {lieu_action}. | Les réclamations reçues sur {sujet} ont doublé
        en {petit} ans.""",
    "description": """Le projet {coinage} réunit {partenaire} et {partenaire2} autour {sujet|de}. Il part
        des usages observés {lieu_action} et propose {tete} {autre|de}. | Avec {coinage}, {employeur}
        cherche une autre façon de conduire {tete} {sujet|de}, {complement}. | {petit} ateliers ont réuni
        agents et usagers pour repenser {sujet}. La solution retenue, nommée {coinage}, est essayée
        {lieu_action}.""",
    "objectif": """{verbe|cap} {objet} | Réduire de moitié le temps passé sur {sujet} | Rendre {sujet}
        compréhensible par tous | Former {nombre} agents {complement} | Mesurer ce que change {tete}
        {sujet|de}""",
    "methode_detail": """Entretiens, cartographie des parcours, maquettes essayées {lieu_action}, puis
        mesure {rythme}. | Facilitation par {petit} agents formés, prototypes en carton, puis essai avec
        {partenaire}. | Un sprint de {petit} semaines, une revue {rythme}, et un journal de bord partagé.""",
    "livrable": """Guide pratique {sujet|de} | Cahier des charges {coinage} | Maquette du parcours «
        {sujet|nu} » | Kit d’animation {coinage} | Jeu de données {sujet|de} | Rapport d’immersion
        {lieu_action}""",
    "type_livrable": "guide | cahier des charges | maquette | kit d’animation | jeu de données | rapport | code source",
    "indicateur": """Agents formés {sujet|a} | Délai de traitement {sujet|de} | Usagers associés
        {lieu_action} | Dossiers complets dès le premier envoi | Services qui utilisent {coinage} |
        Satisfaction {partenaire|de}""",
    "unite": "personnes | jours | dossiers | services | pour cent | réunions",
    "indicateur_methode": """Décompte {rythme} dans {outil} | Enquête auprès {partenaire|de} | Extraction
        {rythme} des données de gestion | Relevé fait par les équipes {lieu_action}""",
    "resultats": """Le délai moyen {sujet|de} passe de {nombre} à {petit} jours, et {partenaire} disent
        mieux comprendre la démarche. | {nombre} usagers sur mille ont répondu : la majorité recommande
        {coinage}.""",
    "limites": "Petit échantillon, et pas de groupe de comparaison. | Mesure faite {lieu_action} seulement.",
    "motif": """Le service a été repris par la direction. | Les moyens n’ont pas été renouvelés après la
        {ordinal} année. | La réglementation a changé et rend {coinage} inutile. | {partenaire|cap} ont
        préféré une solution nationale. | L’essai a montré que {sujet} demande une autre réponse.""",
    "reutilisation": """Le cahier des charges et les supports d’atelier peuvent être repris {complement}. |
        Le code et les maquettes de {coinage} sont réutilisables ; l’équipe répond aux questions {rythme}.""",
    "note_phase": """Avec agents et usagers, {lieu_action}. | {petit} sites participants. | Prolongée à la
        demande {partenaire|de}.""",
    "ppg": "Simplifier l’administration | Services publics de proximité | Sobriété énergétique | Égalité des chances",
    "engagement": "Des agents formés | Des délais affichés | Un droit à l’erreur | Des documents clairs",
    "resume_projet": """{coinage} : {verbe} {objet} {complement}. | Une équipe {employeur|de}
        {resume_verbe} {objet} {lieu_action}. | {coinage}, ou comment {verbe} {objet} avec {partenaire}.""",
    "resume_verbe": "entreprend de repenser | simplifie | met à l’essai | rend visible | outille",
}

_LABS = {
    "labo_presentation": """Le laboratoire {coinage} accompagne {partenaire} dans {tete} {sujet|de}. Il
        propose des ateliers {rythme}, {lieu_action}. | Né en {annee} d’une envie de travailler autrement,
        {coinage} réunit {petit} agents {complement}. Ses sujets : {sujet}, {autre}, {tete}
        {objet_labo|de}.""",
    "objet_labo": "{sujet} | {autre}",
    "axe": "{verbe|cap} {objet} | Faire connaître {sujet} | Former {partenaire} | Accompagner {tete} {sujet|de}",
    "service_labo": """Accompagner un projet | Former des agents | Prêter un lieu et du matériel |
        Faciliter une réunion | Conduire une immersion | Prototyper un service | Évaluer un parcours |
        Animer un réseau | Écrire clairement | Explorer des données""",
    "service_labo_detail": """Un conseil personnalisé {complement}. | {petit} séances, {rythme}. | Des
        outils prêts à l’emploi pour {sujet}.""",
    "gouvernance": """Un comité réunit {partenaire} et {partenaire2} {rythme}. | Le laboratoire rend compte
        {rythme} à son hébergeur, et publie son bilan.""",
    "reseau": """Réseau des laboratoires en région | Communauté des facilitateurs {coinage} | Université
        {de_ville} | École de design {de_ville} | Fabrique de territoire {coinage}""",
    "reseau_role": "Partage de méthodes {rythme} | Accueil d’étudiants {lieu_action} | Évaluation {sujet|de}",
    "fonction_labo": """Responsable du laboratoire | Designers de services | Facilitateurs et
        facilitatrices | Chargés et chargées de projet | Apprentis et apprenties | Développeurs et
        développeuses | Sociologue | Graphiste""",
    "resume_labo": """Le laboratoire d’innovation {employeur|de} : {verbe} {objet}, {lieu_action}. |
        {a_ville|cap}, un lieu pour {verbe} {objet} avec {partenaire}.""",
}

_CAMPAIGNS = {
    "presentation": """{employeur|cap} invite ses agents à proposer des idées pour {sujet}, {autre} et
        {tete} {autre2|de}. La démarche {coinage} se déroule {lieu_action}, sur la base du volontariat. |
        La démarche {coinage} part d’une question simple : comment {verbe} {objet} ? Chacun peut répondre,
        seul ou en équipe, {complement}.""",
    "methode_demarche": """Les contributions sont lues par {petit} binômes formés à cet exercice, puis
        regroupées par thème. Une idée peut être citée plusieurs fois. | Chaque contribution est découpée
        en idées, puis rapprochée des autres {rythme}. Les auteurs peuvent relire la synthèse.""",
    "theme_description": """Les propositions portent sur {objet}. Elles ont été lues {complement}. | Un
        binôme installé à {ville} a relevé ce qui touche {sujet|a} et {autre|a}.""",
    "question": "Comment {verbe} {sujet} {complement} ? | Que change {tete} {sujet|de} pour {partenaire} ?",
    "proposition": """{verbe|cap} {objet} {complement} | Créer un rendez-vous {rythme} sur {sujet} | Nommer
        un référent pour {sujet} | Partager {outil} avec {partenaire} | Écrire un guide {sujet|de} | Ouvrir
        un lieu dédié {sujet|a} {lieu_action} | {verbe|cap} {sujet} | {verbe|cap} {tete} {sujet|de}""",
    "famille": """Outiller {sujet} | Partager {sujet} | Organiser {sujet} | Faire connaître {sujet} |
        Alléger {sujet}""",
    "famille_description": """Des outils et des lieux partagés {complement}. | Tout ce qui aide
        {partenaire} au quotidien.""",
    "resume_demarche": """Les agents {employeur|de} proposent leurs idées pour {objet}. | {a_ville|cap},
        une démarche participative pour {verbe} {objet}.""",
    "attente": """Des réponses plus rapides pour {partenaire}, et moins de saisies. | {partenaire|cap}
        savent à qui s’adresser pour {sujet}.""",
    "changement": """De nouveaux usages {lieu_action}, et un point {rythme}. | Un rôle à reconnaître dans
        les fiches de poste.""",
    "ressource": """Un mi-temps d’animation et {petit} jours de formation. | L’outil {outil} et un budget
        de {nombre} euros.""",
    "etape_fiche": """Essai {lieu_action} | Bilan avec {partenaire} | Choix de {petit} sites | Formation
        des volontaires""",
    "etape": """Ouverture des contributions | Clôture des contributions | Lecture par les binômes |
        Restitution aux équipes | Ateliers participatifs | Choix des projets | Présentation des projets
        retenus""",
}

_MISSIONS = {
    "contexte_mission": """Le réseau France services {du_territoire} réunit {petit} structures, fixes ou
        itinérantes, où {petit} partenaires nationaux sont représentés. | Les maisons France services
        {du_territoire} accueillent le public {lieu_action}. Leur qualité dépend de l’animation du réseau.""",
    "organisation_mission": """La préfecture pilote le réseau avec {partenaire} ; la structure porteuse
        emploie la personne et lui donne ses moyens de travail. | Un comité local réunit {partenaire} et
        {partenaire2} {rythme}.""",
    "mission_titre": """Suivre la qualité de service | Animer le réseau des structures | Former et outiller
        les conseillers | Faire connaître l’offre | Mesurer l’activité et rendre compte | Développer les
        partenariats | Aller vers les publics éloignés | Accompagner les usagers""",
    "tache": """{verbe|cap} {objet} | {verbe|cap} {sujet} {complement} | Rendre visite {partenaire|a}
        {rythme} | Tenir à jour {outil} {rythme} | Réunir {partenaire} {rythme} | Proposer {tete}
        {sujet|de}""",
    "deplacement": """Environ deux jours par semaine {lieu_action} | Chaque structure est visitée {rythme}
        | Tournée {rythme}, {lieu_action}""",
    "prerequis": """Permis B et véhicule | Maîtrise des outils de bureautique | Connaissance des
        partenaires du réseau | Pratique des démarches en ligne | Expérience de l’accueil du public |
        Aptitude à parler en public""",
    "formation": """Séminaire de {petit} jours {a_ville} | Parcours à distance, puis {petit} jours dans une
        structure | Certification des conseillers, {petit} modules""",
    "resume_mission": """{au_territoire|cap}, {verbe} {objet} au sein du réseau France services. | Animer
        et outiller les structures France services {du_territoire}. | Une mission pour {verbe} {sujet}
        {au_territoire}.""",
}

RULES = {**_WORDS, **_POSTINGS, **_PROJECTS, **_LABS, **_CAMPAIGNS, **_MISSIONS}
"""Every rule by name; slots that no rule defines are words of the record."""

FIRST_NAMES = listed(
    """
    Camille Claude Dominique Frédérique Maxence Sacha Noa Alix Lou Charlie Andrea Éden Jocelyne Aurélien
    Maëlle Yannick Soizic Anaïs Toinette Baptistin Eulalie Ghislain Philomène Corentin Ombeline Zéphyrin
    Apolline Théodule Isaure Aristide Clémence Barnabé Hortense Ignace Séraphine Gontran Violaine Évariste
    Mahaut Octave Ninon Ulysse Perrine Hippolyte
    """
)

_STEMS = listed(
    "Val Mont Roche Bois Font Pré Haut Clair Beau Champ Vigne Pierre Aubé Marti Garri Landa Kerbo Etche Lorie Tisse"
)
_TAILS = listed(
    "court mont val ville bourg fort lac dier gnac rieux reau cieux doux lin nay zac bert guen garay lard"
)
FAMILY_NAMES = tuple(stem + tail for stem in _STEMS for tail in _TAILS)
"""Four hundred family names, made up."""

_ONSETS = listed(
    "ba be bo ca ce cla co da de do fa fi flo ga gi gra jo la li lo ma mé mi na né no pa pi po ra ré ri ro sa si so ta "
    "ti vé vi zé"
)
_MIDDLES = listed(
    "bri ca cti da do dé fa ga gé la li lo lu ma mé mi na né no pa pi ra ri ro sa so ta té ti va vi"
)
_ENDS = listed(
    "a al an bel dis do ge lia lis lys mo na néo nis ra ris rys sis sol ta ter tis tys val via vo xia zen"
)


def coinage(number: int) -> str:
    """Return a made-up name for an application or a project: thirty thousand before one comes back."""
    number = number * 7919 % (len(_ONSETS) * len(_MIDDLES) * len(_ENDS))
    number, end = divmod(number, len(_ENDS))
    onset, middle = divmod(number, len(_MIDDLES))
    return (_ONSETS[onset] + _MIDDLES[middle] + _ENDS[end]).capitalize()
