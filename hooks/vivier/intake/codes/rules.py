"""Problems of the rules of candidacy (rules.yml). An example gives the fields of one rule, or the whole file."""

from .model import Code, E

CODES = (
    Code(
        "REGLE-01",
        E,
        "Deux règles du même nom",
        "L’identifiant d’une règle est cité par chaque consigne qui en vient : il ne désigne qu’elle.",
        "id: generique",
        "id: emploi-par-courriel",
        "regles",
    ),
    Code(
        "REGLE-02",
        E,
        "Règle de base jamais atteinte",
        "La première règle de base dont les conditions sont remplies s’applique seule : une règle plus large, placée "
        "avant, prend tous les cas de celle-ci.",
        "id: conseil\nquand: {genre: [mission], type_mission: [conseiller]}",
        "id: conseil\nquand: {genre: [emploi]}",
        "regles",
    ),
    Code(
        "REGLE-03",
        E,
        "Aucune règle pour tous les cas",
        "Chaque annonce doit avoir une règle de base : la dernière n’a pas de condition.",
        "regles: []",
        "regles:\n  - {id: generique, role: base}",
        "regles",
    ),
    Code(
        "REGLE-04",
        E,
        "Délai contradictoire",
        "Un délai est annoncé par l’annonce, ou compté en jours à partir d’un départ ; jamais les deux.",
        "fenetre: {annoncee: oui, jours: 30, depart: jo}",
        "fenetre: {jours: 30, depart: jo}",
        "regles",
    ),
    Code(
        "REGLE-05",
        E,
        "Délai ou envoi mal placé",
        "Une règle de base dit le délai (fenetre) et quoi faire quand l’annonce ne dit pas où envoyer (canal). Un "
        "complément n’en décide pas.",
        "role: complement\nfenetre: {annoncee: oui}",
        "role: base\nfenetre: {annoncee: oui}",
        "regles",
    ),
    Code(
        "REGLE-06",
        E,
        "Règle de base pour une seule situation",
        "Chaque personne doit avoir une règle de base : les situations se mettent dans « pour », ligne par ligne.",
        "quand: {candidats: [militaire]}",
        "quand: {genre: [emploi]}",
        "regles",
    ),
    Code(
        "REGLE-07",
        E,
        "Ligne que certains ne voient pas",
        "Les situations d’une ligne (pour) doivent être parmi celles de la règle (quand, candidats).",
        "role: complement\nquand: {candidats: [militaire]}\n"
        "etapes:\n  - {rang: 10, texte: Ouvrez l’avis., pour: [magistrat]}",
        "role: complement\nquand: {candidats: [militaire]}\n"
        "etapes:\n  - {rang: 10, texte: Ouvrez l’avis., pour: [militaire]}",
        "regles",
    ),
    Code(
        "REGLE-08",
        E,
        "Document demandé deux fois",
        "Dans une règle, une même sorte de document n’est demandée qu’une fois à chaque situation.",
        "documents:\n  - {code: cv, libelle: CV, exigence: requise}\n"
        "  - {code: cv, libelle: Curriculum vitae, exigence: requise}",
        "documents:\n  - {code: cv, libelle: CV, exigence: requise}\n"
        "  - {code: lettre_motivation, libelle: Lettre, exigence: requise}",
        "regles",
    ),
)
