"""Problems of the table of renamed and withdrawn records."""

from .model import A, Code, E, I

KIND = "redirections"

CODES = (
    Code(
        "REDIR-01",
        E,
        "Fiche mal désignée",
        "Une fiche se désigne par son genre et son identifiant : emploi, projet, labo, demarche ou mission, "
        "deux-points, puis le nom du fichier sans « .yml ».",
        "redirections:\n  - {ancien: emplois/2025/partie.yml, motif: Offre retirée., le: 2026-05-02}",
        "redirections:\n  - {ancien: emploi:partie, motif: Offre retirée., le: 2026-05-02}",
        KIND,
    ),
    Code(
        "REDIR-02",
        E,
        "Ni renommée ni retirée, ou les deux",
        "Une fiche renommée a « nouveau », la fiche où mène l’ancienne adresse. Une fiche retirée a « motif », "
        "la phrase que lira la personne qui suit un vieux lien. Il faut l’un des deux, et un seul.",
        "redirections:\n  - {ancien: emploi:partie, le: 2026-05-02}",
        "redirections:\n  - {ancien: emploi:partie, nouveau: emploi:exemple, le: 2026-05-02}",
        KIND,
    ),
    Code(
        "REDIR-03",
        E,
        "Ancienne fiche donnée deux fois",
        "Une ancienne adresse ne mène qu’à un endroit.",
        "redirections:\n  - {ancien: emploi:partie, nouveau: emploi:exemple, le: 2026-05-02}\n"
        "  - {ancien: emploi:partie, nouveau: emploi:ancienne, le: 2026-06-01}",
        "redirections:\n  - {ancien: emploi:partie, nouveau: emploi:exemple, le: 2026-05-02}\n"
        "  - {ancien: emploi:partie-aussi, nouveau: emploi:ancienne, le: 2026-06-01}",
        KIND,
    ),
    Code(
        "REDIR-04",
        E,
        "Ancien identifiant repris par une fiche",
        "Une fiche publiée porte l’identifiant d’une fiche partie. Un vieux lien mènerait à une autre offre que celle "
        "qu’il annonçait : le nouveau fichier doit avoir un autre nom.",
        "redirections:\n  - {ancien: emploi:exemple, motif: Offre retirée., le: 2026-05-02}",
        "redirections:\n  - {ancien: emploi:exemple-2025, motif: Offre retirée., le: 2026-05-02}",
        KIND,
    ),
    Code(
        "REDIR-05",
        E,
        "Nouvelle fiche introuvable",
        "La fiche citée n’existe pas, et le tableau ne dit pas ce qu’elle est devenue : "
        "l’ancienne adresse ne mènerait nulle part.",
        "redirections:\n  - {ancien: emploi:partie, nouveau: emploi:absente, le: 2026-05-02}",
        "redirections:\n  - {ancien: emploi:partie, nouveau: emploi:exemple, le: 2026-05-02}",
        KIND,
    ),
    Code(
        "REDIR-06",
        E,
        "Fiche qui mène à elle-même",
        "L’ancienne et la nouvelle fiche sont la même.",
        "redirections:\n  - {ancien: emploi:partie, nouveau: emploi:partie, le: 2026-05-02}",
        "redirections:\n  - {ancien: emploi:partie, nouveau: emploi:exemple, le: 2026-05-02}",
        KIND,
    ),
    Code(
        "REDIR-07",
        E,
        "Redirections qui tournent en rond",
        "En suivant ces lignes, on revient à la première : aucune ne mène à une fiche.",
        "redirections:\n  - {ancien: emploi:partie, nouveau: emploi:revenue, le: 2026-05-02}\n"
        "  - {ancien: emploi:revenue, nouveau: emploi:partie, le: 2026-06-01}",
        "redirections:\n  - {ancien: emploi:partie, nouveau: emploi:revenue, le: 2026-05-02}\n"
        "  - {ancien: emploi:revenue, nouveau: emploi:exemple, le: 2026-06-01}",
        KIND,
    ),
    Code(
        "REDIR-08",
        A,
        "Changement de genre",
        "L’ancienne fiche et la nouvelle ne sont pas du même genre. C’est possible, une mission republiée en offre par "
        "exemple, mais c’est plus souvent une erreur.",
        "redirections:\n  - {ancien: mission:partie, nouveau: emploi:exemple, le: 2026-05-02}",
        "redirections:\n  - {ancien: mission:partie, nouveau: mission:exemple, le: 2026-05-02}",
        KIND,
    ),
    Code(
        "REDIR-09",
        I,
        "Redirections à la suite",
        "La fiche a changé de nom plusieurs fois : chaque ancienne adresse mène droit à la dernière. "
        "Il n’y a rien à faire.",
        "redirections:\n  - {ancien: emploi:partie, nouveau: emploi:revenue, le: 2026-05-02}\n"
        "  - {ancien: emploi:revenue, nouveau: emploi:exemple, le: 2026-06-01}",
        "redirections:\n  - {ancien: emploi:partie, nouveau: emploi:exemple, le: 2026-05-02}\n"
        "  - {ancien: emploi:revenue, nouveau: emploi:exemple, le: 2026-06-01}",
        KIND,
    ),
    Code(
        "REDIR-10",
        I,
        "Redirection vers une fiche retirée",
        "La fiche a changé de nom, puis a été retirée : l’ancienne adresse dit aussi pourquoi elle est retirée. "
        "Il n’y a rien à faire, sauf si une autre fiche a pris la suite.",
        "redirections:\n  - {ancien: emploi:partie, nouveau: emploi:revenue, le: 2026-05-02}\n"
        "  - {ancien: emploi:revenue, motif: Offre retirée., le: 2026-06-01}",
        "redirections:\n  - {ancien: emploi:partie, motif: Offre retirée., le: 2026-05-02}\n"
        "  - {ancien: emploi:revenue, motif: Offre retirée., le: 2026-06-01}",
        KIND,
    ),
    Code(
        "REDIR-11",
        E,
        "Motif qui désigne une personne",
        "Le motif reste en ligne à l’ancienne adresse, sans limite de temps : il ne contient ni nom, ni adresse "
        "électronique, ni numéro de téléphone.",
        "redirections:\n  - {ancien: emploi:partie, motif: Retirée à la demande de Mme Exemple., le: 2026-05-02}",
        "redirections:\n  - {ancien: emploi:partie, motif: Retirée à la demande de l’employeur., le: 2026-05-02}",
        KIND,
    ),
)
