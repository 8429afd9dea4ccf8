"""What each functional domain talks about: job titles, subjects, knowledge. Fictional postings draw from it."""

from dataclasses import dataclass

from vivier.records.vocabularies import Domaine


@dataclass(frozen=True, slots=True)
class Matter:
    """Words of a functional domain.

    Attributes:
        titres: job titles, feminised.
        sujets: noun phrases with their article, what the work is about.
        savoirs: what one has to know.
    """

    titres: tuple[str, ...]
    sujets: tuple[str, ...]
    savoirs: tuple[str, ...]


def _cut(text: str) -> tuple[str, ...]:
    return tuple(" ".join(item.split()) for item in text.split("|"))


_MATTERS = {
    "ACH": (
        """Acheteur ou acheteuse publique | Responsable des achats | Rédacteur ou rédactrice de la commande
        publique | Chargé ou chargée des marchés publics | Approvisionneur ou approvisionneuse""",
        """la commande publique | les marchés de fournitures | les achats responsables | les accords-cadres
        | l’allotissement des travaux | le sourcing des fournisseurs | les clauses sociales d’insertion |
        la dématérialisation des consultations | l’exécution des bons de commande | la carte d’achat | les
        avenants et les reconductions | la programmation des achats""",
        """code de la commande publique | techniques de négociation | cartographie des achats | analyse des
        offres | seuils européens de procédure""",
    ),
    "AGR": (
        """Inspecteur ou inspectrice de la santé publique vétérinaire | Technicien ou technicienne
        forestière | Conseiller ou conseillère en agroécologie | Contrôleur ou contrôleuse des aides
        agricoles | Chargé ou chargée du développement rural""",
        """les aides de la politique agricole commune | l’installation des jeunes agriculteurs | la forêt
        communale | l’agriculture biologique | les calamités agricoles | la santé des troupeaux | le
        foncier agricole | les circuits courts | l’irrigation raisonnée | la viticulture de coteau |
        l’abattoir départemental | les baux ruraux""",
        """droit rural | agronomie | pastoralisme | télédéclaration des surfaces | sylviculture""",
    ),
    "AMT": (
        """Urbaniste | Instructeur ou instructrice du droit des sols | Chef ou cheffe de projet Action cœur
        de ville | Chargé ou chargée de planification territoriale | Géomaticien ou géomaticienne""",
        """les plans locaux d’urbanisme | la revitalisation des bourgs | la rénovation urbaine | l’habitat
        indigne | le logement social | les friches industrielles | la sobriété foncière | les mobilités
        rurales | l’ingénierie territoriale | les contrats de relance | les permis de construire |
        l’accessibilité des bâtiments recevant du public""",
        """code de l’urbanisme | systèmes d’information géographique | montage d’opérations | fiscalité de
        l’aménagement | concertation préalable""",
    ),
    "ASP": (
        """Conseiller ou conseillère d’éducation populaire et de jeunesse | Éducateur ou éducatrice
        sportive | Animateur ou animatrice socioculturelle | Chef ou cheffe de bassin | Coordinateur ou
        coordinatrice du service national universel""",
        """les accueils collectifs de mineurs | la vie associative | le sport-santé | les équipements
        nautiques | le service civique | les séjours de vacances | les clubs amateurs | l’engagement des
        jeunes | les gymnases communaux | le handisport | les ludothèques | les conseils municipaux
        d’enfants""",
        """réglementation des accueils de loisirs | pédagogie de projet | sécurité des baignades |
        financement des associations | médiation interculturelle""",
    ),
    "BAT": (
        """Conducteur ou conductrice d’opérations | Économiste de la construction | Technicien ou
        technicienne de maintenance des bâtiments | Gestionnaire du patrimoine immobilier | Électricien ou
        électricienne""",
        """la rénovation énergétique | le parc immobilier de l’État | les chaufferies biomasse | la
        maintenance préventive | le diagnostic amiante | les contrats d’exploitation | la toiture
        photovoltaïque | les schémas directeurs immobiliers | la sécurité incendie | le désamiantage | les
        ascenseurs | l’étanchéité des terrasses""",
        """thermique du bâtiment | maîtrise d’ouvrage publique | lecture de plans | habilitation électrique
        | réglementation des établissements recevant du public""",
    ),
    "COM": (
        """Chargé ou chargée de communication | Attaché ou attachée de presse | Graphiste | Responsable
        éditorial ou éditoriale | Webmestre | Vidéaste""",
        """la communication interne | les relations avec la presse | la lettre d’information | les réseaux
        sociaux | l’identité graphique | les cérémonies publiques | la communication de crise | le site
        internet départemental | les campagnes d’affichage | la photothèque | les podcasts de service
        public | le rapport d’activité""",
        """écriture pour le web | droit à l’image | mise en page | accessibilité éditoriale | référencement""",
    ),
    "CTL": (
        """Auditeur ou auditrice interne | Contrôleur ou contrôleuse de gestion | Inspecteur ou inspectrice
        | Évaluateur ou évaluatrice de politiques publiques | Référent ou référente qualité""",
        """le contrôle interne | l’évaluation des politiques publiques | la cartographie des risques | le
        contrôle de légalité | la maîtrise des processus | les tableaux de bord | la certification qualité
        | la lutte contre la fraude | les missions d’inspection | le dialogue de gestion | la comptabilité
        analytique | la revue des dépenses""",
        """normes d’audit | statistiques descriptives | conduite d’entretiens | indicateurs de performance
        | contrôle interne financier""",
    ),
    "CUL": (
        """Conseiller ou conseillère pour le patrimoine | Régisseur ou régisseuse d’œuvres | Médiateur ou
        médiatrice culturelle | Conservateur ou conservatrice de musée | Archéologue territorial ou
        territoriale""",
        """les monuments historiques | l’éducation artistique | les musées de société | l’archéologie
        préventive | les festivals de territoire | le spectacle vivant | les résidences d’artistes | le
        patrimoine immatériel | les orgues classées | l’inventaire général | les métiers d’art | le
        récolement des collections""",
        """code du patrimoine | conservation préventive | histoire de l’art | billetterie | droit d’auteur""",
    ),
    "DEF": (
        """Délégué ou déléguée militaire | Logisticien ou logisticienne des armées | Chargé ou chargée du
        lien armée-Nation | Technicien ou technicienne en métrologie | Correspondant ou correspondante
        défense""",
        """la réserve opérationnelle | la mémoire combattante | le soutien des forces | les emprises
        militaires | la reconversion des blessés | la journée défense et citoyenneté | les munitions
        historiques | le maintien en condition opérationnelle | les sépultures de guerre | la mobilisation
        industrielle""",
        """organisation des armées | logistique opérationnelle | habilitations de défense | planification |
        code des pensions militaires""",
    ),
    "DIR": (
        """Secrétaire général ou générale adjointe | Directeur ou directrice de projet | Chargé ou chargée
        de mission auprès du préfet | Préfigurateur ou préfiguratrice | Chef ou cheffe de cabinet |
        Sous-directeur ou sous-directrice""",
        """la transformation de l’action publique | la réforme de l’administration territoriale | les
        centres de services partagés | l’innovation publique | la coordination interministérielle | les
        politiques prioritaires du Gouvernement | la feuille de route régionale | la simplification des
        démarches | le pilotage des réformes | les contrats de plan | la revue des missions | l’écoute des
        usagers""",
        """organisation de l’État territorial | conduite du changement | gestion de portefeuille de projets
        | finances publiques | droit administratif""",
    ),
    "DOC": (
        """Bibliothécaire | Archiviste | Documentaliste | Directeur ou directrice de médiathèque | Records
        manager | Relieur ou relieuse""",
        """la lecture publique | les archives communales | le fonds local | la numérisation des registres |
        le prêt entre bibliothèques | le dépôt légal | l’archivage électronique | les manuscrits enluminés
        | le bibliobus | la veille documentaire | les acquisitions jeunesse | le catalogue collectif""",
        """normes de catalogage | paléographie | tableau de gestion des archives | formats de métadonnées |
        littérature jeunesse""",
    ),
    "ENS": (
        """Professeur ou professeure des écoles | Ingénieur ou ingénieure de formation | Conseiller ou
        conseillère principale d’éducation | Formateur ou formatrice | Inspecteur ou inspectrice
        pédagogique""",
        """la formation continue des adultes | l’inclusion scolaire | l’apprentissage | les lycées
        professionnels | l’orientation des élèves | le décrochage scolaire | les classes multiniveaux | la
        formation à distance | les cités éducatives | le numérique pédagogique | les internats | les
        certifications professionnelles""",
        """ingénierie pédagogique | didactique | code de l’éducation | plateformes d’apprentissage |
        validation des acquis""",
    ),
    "ENV": (
        """Chargé ou chargée de mission biodiversité | Inspecteur ou inspectrice de l’environnement |
        Hydrogéologue | Garde du littoral | Technicien ou technicienne de rivière | Conseiller ou
        conseillère en transition écologique""",
        """la restauration des zones humides | les installations classées | le plan climat | la qualité de
        l’air | les captages prioritaires | la prévention des inondations | les espèces protégées |
        l’économie circulaire | la trame verte et bleue | les déchets du bâtiment | le recul du trait de
        côte | les pollutions accidentelles""",
        """écologie des milieux aquatiques | code de l’environnement | bilan carbone | cartographie des
        aléas | police de l’eau""",
    ),
    "FIP": (
        """Inspecteur ou inspectrice des finances publiques | Géomètre du cadastre | Agent ou agente de
        recouvrement | Vérificateur ou vérificatrice | Conseiller ou conseillère aux décideurs locaux""",
        """la fiscalité locale | le recouvrement amiable | le cadastre solaire | la publicité foncière |
        les comptes de gestion | la taxe d’aménagement | le contentieux fiscal | les valeurs locatives |
        les régies municipales | la qualité comptable | les succursales étrangères | les dégrèvements""",
        """droit fiscal | comptabilité publique | procédures collectives | évaluation domaniale | contrôle
        sur pièces""",
    ),
    "GBF": (
        """Gestionnaire budgétaire | Responsable du budget | Contrôleur ou contrôleuse budgétaire |
        Régisseur ou régisseuse d’avances | Chargé ou chargée des subventions""",
        """l’exécution de la dépense | la programmation budgétaire | les subventions aux associations | les
        fonds européens | les opérations d’inventaire | les restes à payer | la clôture de l’exercice | les
        dotations d’investissement | la facturation électronique | le plafond d’emplois | les conventions
        de reversement | l’actif immobilisé""",
        """nomenclature budgétaire | progiciel de dépense | analyse financière | justification au premier
        euro | cofinancements européens""",
    ),
    "GRH": (
        """Conseiller ou conseillère mobilité carrière | Gestionnaire des ressources humaines | Chargé ou
        chargée de recrutement | Assistant ou assistante de prévention | Responsable de la paie | Référent
        ou référente handicap""",
        """les parcours professionnels | la qualité de vie au travail | la marque employeur | l’égalité
        professionnelle | la paie des agents | le dialogue social | les entretiens annuels | l’attractivité
        des métiers | le télétravail choisi | les risques psychosociaux | la gestion prévisionnelle des
        compétences | l’accueil des apprentis""",
        """statut général | prévention des discriminations | techniques d’entretien | régimes indemnitaires
        | protection sociale complémentaire""",
    ),
    "INT": (
        """Chargé ou chargée de coopération transfrontalière | Conseiller ou conseillère aux affaires
        européennes | Traducteur ou traductrice | Attaché ou attachée de coopération | Interprète""",
        """la coopération transfrontalière | les jumelages | les programmes Erasmus | la diplomatie des
        territoires | l’aide au développement | les eurodistricts | la francophonie | les délégations
        étrangères | les visas de long séjour | la veille européenne | l’accueil des chercheurs étrangers
        """,
        """institutions européennes | traduction juridique | protocole | géopolitique régionale | gestion
        de subventions internationales""",
    ),
    "JUR": (
        """Juriste | Chargé ou chargée du contentieux | Conseiller ou conseillère juridique | Délégué ou
        déléguée à la protection des données | Rédacteur ou rédactrice d’actes""",
        """le contentieux administratif | la protection des données personnelles | le droit des étrangers |
        les actes réglementaires | le précontentieux | l’expropriation | la déontologie | la domanialité
        publique | la veille juridique | les sanctions administratives | l’accès aux documents
        administratifs | la transaction amiable""",
        """procédure contentieuse | légistique | jurisprudence administrative | droit souple | règlement
        général sur la protection des données""",
    ),
    "JUS": (
        """Greffier ou greffière | Conseiller ou conseillère pénitentiaire d’insertion et de probation |
        Éducateur ou éducatrice de la protection judiciaire | Juriste assistant ou assistante | Surveillant
        ou surveillante pénitentiaire""",
        """l’accès au droit | la médiation familiale | l’exécution des peines | le travail d’intérêt
        général | l’aide aux victimes | les scellés | la justice restaurative | les tutelles | l’état civil
        judiciaire | la détention des mineurs | les points-justice""",
        """procédure civile | droit de l’exécution des peines | droits des victimes | outils des greffes |
        conduite d’entretien éducatif""",
    ),
    "LOG": (
        """Responsable de la logistique | Chef ou cheffe de cuisine | Mécanicien ou mécanicienne |
        Jardinier ou jardinière | Magasinier ou magasinière | Agent ou agente d’entretien""",
        """le parc automobile | la restauration collective | les espaces verts | le courrier | les
        déménagements de services | l’entrepôt départemental | le nettoyage des locaux | la gestion des
        stocks | le matériel électoral | la sécurité des sites | la blanchisserie | les fournitures
        d’atelier""",
        """hygiène alimentaire | conduite d’engins | gestion des stocks | sécurité au travail | mécanique
        automobile""",
    ),
    "MED": (
        """Infirmier ou infirmière de pratique avancée | Aide-soignant ou aide-soignante | Médecin de
        prévention | Orthophoniste | Cadre de santé | Manipulateur ou manipulatrice en électroradiologie""",
        """les soins palliatifs | les urgences de proximité | la chirurgie ambulatoire | la télémédecine |
        le bloc opératoire | l’hospitalisation à domicile | la santé mentale | les maternités | la
        pharmacie à usage intérieur | la rééducation fonctionnelle | le dossier patient | les unités
        gériatriques""",
        """hygiène hospitalière | éthique du soin | protocoles de soins | pharmacologie | douleur chronique""",
    ),
    "NUM": (
        """Développeur ou développeuse | Administrateur ou administratrice systèmes | Chef ou cheffe de
        produit numérique | Responsable de la sécurité des systèmes d’information | Designer de services
        numériques | Ingénieur ou ingénieure en données""",
        """les logiciels libres | la cybersécurité | l’ouverture des données | les infrastructures réseau |
        l’intelligence artificielle frugale | l’accessibilité numérique | l’inclusion numérique | les
        applications métier | l’hébergement souverain | la dette technique | les identités numériques |
        l’assistance aux postes de travail""",
        """développement web | administration Linux | architecture applicative | méthodes agiles |
        référentiel général d’amélioration de l’accessibilité""",
    ),
    "RCH": (
        """Ingénieur ou ingénieure de recherche | Chargé ou chargée de valorisation | Technicien ou
        technicienne de laboratoire | Statisticien ou statisticienne | Assistant ou assistante ingénieure
        """,
        """les sciences participatives | la valorisation des brevets | les plateformes expérimentales | les
        thèses en entreprise | la science ouverte | la modélisation du climat | les enquêtes longitudinales
        | la mesure atmosphérique | l’instrumentation optique | les herbiers | les carottages sédimentaires
        """,
        """méthodologie d’enquête | propriété intellectuelle | instrumentation | rédaction scientifique |
        statistiques bayésiennes""",
    ),
    "REN": (
        """Analyste | Chargé ou chargée de veille | Linguiste | Référent ou référente radicalisation |
        Géographe en sources ouvertes""",
        """l’analyse des menaces | la sécurité économique | les sources ouvertes | la prévention de la
        radicalisation | les ingérences étrangères | la protection du secret | la cartographie des réseaux
        | les enquêtes administratives | la veille linguistique | les dérives sectaires""",
        """analyse documentaire | langues rares | secret de la défense nationale | investigation numérique
        | géographie humaine""",
    ),
    "SAN": (
        """Chargé ou chargée de prévention | Ingénieur ou ingénieure du génie sanitaire | Épidémiologiste |
        Coordinateur ou coordinatrice de contrat local de santé | Inspecteur ou inspectrice de l’action
        sanitaire et sociale""",
        """les contrats locaux de santé | la qualité des eaux de baignade | la vaccination | le moustique
        tigre | les déserts médicaux | la santé environnementale | les addictions | le dépistage organisé |
        la nutrition des écoliers | le plan canicule | le saturnisme | les maisons de santé""",
        """épidémiologie | promotion de la santé | code de la santé publique | gestion d’alertes sanitaires
        | évaluation d’impact sur la santé""",
    ),
    "SEC": (
        """Chef ou cheffe du bureau de la sécurité civile | Opérateur ou opératrice de vidéoprotection |
        Policier ou policière municipale | Coordinateur ou coordinatrice de la prévention de la délinquance
        | Sapeur-pompier professionnel ou sapeuse-pompière professionnelle""",
        """la sécurité civile | les plans communaux de sauvegarde | la sécurité routière | les grands
        rassemblements | la prévention de la délinquance | les feux de forêt | les violences
        intrafamiliales | le risque nucléaire | les polices municipales | la gestion de crise | les
        manifestations sportives | les armes de collection""",
        """planification de crise | code de la sécurité intérieure | premiers secours | gestion de salle
        opérationnelle | partenariat de sécurité""",
    ),
    "SOC": (
        """Assistant ou assistante de service social | Éducateur ou éducatrice spécialisée | Délégué ou
        déléguée aux droits des femmes | Conseiller ou conseillère en insertion | Puériculteur ou
        puéricultrice | Médiateur ou médiatrice sociale""",
        """la protection de l’enfance | l’insertion par l’activité économique | l’hébergement d’urgence |
        les droits des femmes | le logement d’abord | l’autonomie des aînés | la petite enfance | les
        mineurs non accompagnés | l’aide alimentaire | le non-recours aux droits | la prévention des
        expulsions | l’accompagnement des aidants""",
        """code de l’action sociale et des familles | entretien d’aide | droits sociaux | travail en réseau
        | méthodologie de l’accompagnement""",
    ),
    "TRA": (
        """Agent ou agente d’exploitation des routes | Contrôleur ou contrôleuse des transports terrestres
        | Éclusier ou éclusière | Ingénieur ou ingénieure ferroviaire | Instructeur ou instructrice des
        permis maritimes""",
        """la viabilité hivernale | les voies navigables | le covoiturage du quotidien | les pistes
        cyclables | les ouvrages d’art | le transport scolaire | les petites lignes ferroviaires | la
        sûreté portuaire | les passages à niveau | le fret fluvial | les aérodromes secondaires |
        l’autopartage""",
        """exploitation routière | réglementation des transports | hydraulique fluviale | signalisation |
        ingénierie de trafic""",
    ),
    "USA": (
        """Conseiller ou conseillère France services | Chargé ou chargée d’accueil | Médiateur ou
        médiatrice numérique | Responsable de la relation usager | Délégué ou déléguée du préfet |
        Instructeur ou instructrice de titres""",
        """l’accueil des usagers | les titres d’identité | les maisons France services | l’immatriculation
        des véhicules | la médiation numérique | le programme Services Publics+ | les réclamations |
        l’accueil téléphonique | les démarches des étrangers | le langage clair | le guichet itinérant |
        les parcours des usagers""",
        """techniques d’accueil | facile à lire et à comprendre | démarches en ligne | gestion des conflits
        | droits des usagers""",
    ),
}

MATTERS = {
    code: Matter(_cut(titres), _cut(sujets), _cut(savoirs))
    for code, (titres, sujets, savoirs) in _MATTERS.items()
}
"""Words of each functional domain, by its code."""

SUBJECTS = tuple(subject for matter in MATTERS.values() for subject in matter.sujets)
"""Every subject of every domain."""

assert set(MATTERS) == set(Domaine.__members__)
