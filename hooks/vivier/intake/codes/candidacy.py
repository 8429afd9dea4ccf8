"""Problems that the rules of candidacy find in a valid record."""

from .model import A, Code, E, I

CODES = (
    Code(
        "AVIS-01",
        I,
        "Mentions d’un avis de vacance",
        "Un avis de vacance comporte douze mentions : livre III de la partie réglementaire du code général de la "
        "fonction publique (ex-décret n° 2018-1351, article 3). Ajoutez celles que l’annonce donne ; n’inventez "
        "pas les autres. La page de suivi montre toutes les offres ouvertes à compléter.",
        "corps:\nmetier:",
        "corps: Attaché d’administration\nmetier:\n  libelle: Conseillère experte",
    ),
    Code(
        "AVIS-02",
        E,
        "Avis légal incomplet",
        "Une fiche qui dit avis_legal: oui tient lieu de l’avis de vacance que la loi exige : elle en a les douze "
        "mentions. Si l’avis légal est publié ailleurs, retirez avis_legal.",
        "avis_legal: oui\ndebut_vacance_poste:",
        "avis_legal: oui\ndebut_vacance_poste: 2025-06-01",
    ),
    Code(
        "AVIS-03",
        E,
        "Avis légal publié moins d’un mois",
        "Sauf urgence, un avis de vacance est publié un mois au moins (code général de la fonction publique, article "
        "D311-2). L’urgence se dit dans derogation_motif.",
        "avis_legal: oui\ndebut_publication: 2025-04-18\nfin_candidature: 2025-05-02",
        "avis_legal: oui\ndebut_publication: 2025-04-18\nfin_candidature: 2025-05-02\n"
        "derogation_motif: Urgence de continuité du service",
    ),
    Code(
        "AVIS-04",
        A,
        "Deux dates limites différentes",
        "L’annonce donne une date limite, et un délai qui mène à une autre date. La page montre les deux, garde "
        "celle qui est annoncée, et conseille de ne pas dépasser la plus proche.",
        "canal_publication: JO\njo:\n  date: 2025-04-03\nfin_candidature: 2025-05-22\n"
        "candidature:\n  procedure: jo_sgar_2009_587",
        "canal_publication: JO\njo:\n  date: 2025-04-22\nfin_candidature: 2025-05-22\n"
        "candidature:\n  procedure: jo_sgar_2009_587",
    ),
    Code(
        "AVIS-05",
        I,
        "Ni date limite, ni date de vérification",
        "Une offre sans date limite ne se ferme jamais toute seule. revoir_le dit quand la vérifier : "
        "« vivier agenda » la rappelle.",
        "fin_candidature:",
        "fin_candidature:\nrevoir_le: 2025-10-01",
    ),
    Code(
        "AVIS-06",
        A,
        "Donnée de santé demandée",
        "Une reconnaissance de handicap est une donnée de santé. Personne n’a à la donner pour candidater, sauf au "
        "recrutement par contrat de l’article L352-4 du code général de la fonction publique, qui repose sur elle.",
        "candidature:\n  procedure: email_libre\n  pieces: [Curriculum vitae, Attestation RQTH]",
        "candidature:\n  procedure: email_libre\n  pieces: [Curriculum vitae]",
    ),
)
