"""Problems of a file as such: its name, its place, its size, its encoding."""

from .model import A, Code, E

CODES = (
    Code(
        "FICHIER-01",
        E,
        "Fichier trop gros",
        "Une fiche tient en quelques dizaines de kilooctets. Au-delà de 256 ko, le fichier n’est pas lu.",
        "un fichier de 300 ko",
        "un fichier de 20 ko",
        "situation",
    ),
    Code(
        "FICHIER-02",
        E,
        "Ce n’est pas un fichier ordinaire",
        "postings/ ne contient que des fichiers ordinaires : ni lien symbolique, ni tube, ni "
        "dossier nommé en « .yml ».",
        "un lien symbolique vers une autre fiche",
        "la fiche elle-même",
        "situation",
    ),
    Code(
        "FICHIER-03",
        E,
        "Fichier illisible",
        "Le fichier existe, mais ses droits d’accès ou le disque empêchent de le lire.",
        "un fichier sans droit de lecture",
        "un fichier lisible",
        "situation",
    ),
    Code(
        "FICHIER-04",
        E,
        "Nom de fichier inattendu",
        "Une fiche est un fichier « .yml ». Un autre nom ne serait pas lu : la fiche manquerait "
        "sans que personne ne le voie.",
        "emplois/2025/cheffe-de-projets.yml.txt",
        "emplois/2025/cheffe-de-projets.yml",
        "fichier",
    ),
    Code(
        "FICHIER-05",
        E,
        "Codage autre qu’UTF-8",
        "Les fiches sont en UTF-8. D’anciens logiciels enregistrent en Windows-1252 ou en "
        "UTF-16 : les accents y sont perdus.",
        "une fiche enregistrée en « ANSI » par le Bloc-notes",
        "une fiche enregistrée en « UTF-8 »",
        "situation",
    ),
    Code(
        "FICHIER-06",
        A,
        "Marque d’ordre des octets",
        "Le fichier commence par trois octets invisibles (BOM). Ils sont inutiles, et gênent d’autres outils.",
        "une fiche enregistrée en « UTF-8 avec BOM »",
        "une fiche enregistrée en « UTF-8 »",
        "situation",
    ),
    Code(
        "FICHIER-07",
        E,
        "Caractère de commande",
        "Un caractère qui ne s’affiche pas est entré dans le fichier, le plus souvent par un copier-coller.",
        'titre: "Chef ou cheffe de\x0bprojets"',
        'titre: "Chef ou cheffe de projets"',
    ),
    Code(
        "FICHIER-08",
        E,
        "Trop de problèmes dans un fichier",
        "Au-delà de quarante problèmes dans un fichier, les suivants ne sont pas montrés : ils ont en général une "
        "seule cause. Corriger les premiers, puis vérifier de nouveau.",
        "un fichier où le même champ est donné cinquante fois",
        "un fichier sans répétition",
        "situation",
    ),
    Code(
        "FICHIER-09",
        E,
        "Fichier vide",
        "Un fichier sans aucun champ ne fait pas une fiche.",
        "un fichier qui ne contient que des commentaires",
        "une fiche",
        "situation",
    ),
    Code(
        "FICHIER-10",
        E,
        "Fiche hors de son dossier",
        "Le dossier dit la sorte de fiche : emplois/, projets/, labos/, demarches/, missions/. "
        "Ailleurs, elle n’est pas lue.",
        "stages/stage-de-designer.yml",
        "emplois/2025/stage-de-designer.yml",
        "fichier",
    ),
    Code(
        "FICHIER-11",
        A,
        "Sous-dossier inattendu",
        "Les offres sont rangées par année de publication, les missions par département (ou "
        "dans national/). La fiche est "
        "publiée quand même : seul son rangement est à revoir.",
        "debut_publication: 2024-04-18\nfin_candidature: 2024-05-22",
        "debut_publication: 2025-04-18\nfin_candidature: 2025-05-22",
    ),
    Code(
        "ID-01",
        E,
        "Identifiant mal formé",
        "Un identifiant, ou le nom d’un fichier sans « .yml », s’écrit en minuscules sans "
        "accent, avec des chiffres et des "
        "traits d’union : il devient l’adresse de la page.",
        "emplois/2025/Chef de projets.yml",
        "emplois/2025/chef-de-projets.yml",
        "fichier",
    ),
    Code(
        "ID-02",
        E,
        "Identifiant différent du nom du fichier",
        "L’identifiant d’une fiche est le nom de son fichier. Il est inutile de l’écrire ; "
        "écrit, il doit être le même.",
        "id: autre-nom",
        "id: exemple",
    ),
    Code(
        "ID-03",
        E,
        "Identifiant réservé",
        "Ce nom est celui d’une page du site : la fiche et cette page auraient la même adresse.",
        "emplois/2025/page.yml",
        "emplois/2025/page-web.yml",
        "fichier",
    ),
    Code(
        "ID-04",
        E,
        "Deux fiches de même identifiant",
        "Deux fiches de même sorte ne peuvent pas avoir le même nom, même dans des "
        "sous-dossiers différents ou avec une autre "
        "casse : elles auraient la même adresse.",
        "emplois/2024/exemple.yml",
        "emplois/2024/autre-exemple.yml",
        "fichier",
    ),
)
