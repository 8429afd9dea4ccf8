"""Who recruits in fictional records."""

from tests.benchmarks.context import Place
from tests.benchmarks.grammar import Draw
from vivier.records import DEPARTEMENTS, REGIONS


def employer_of(draw: Draw, where: Place, versant: str, *, regional: bool) -> tuple[str, str, str]:
    """Return an employer with its article, its kind of organisation, and who recruits."""
    territory = DEPARTEMENTS[where.departement]
    region = REGIONS[where.region] if where.region else None
    if versant == "FPH":
        name = draw.pick((f"le centre hospitalier {where.de}", f"l’établissement public de santé {where.de}"))
        return name, "hopital", "Direction de l’établissement"
    if versant == "FPT":
        return draw.pick(
            (
                (f"la ville {where.de}", "collectivite", "Maire de la commune"),
                (f"la communauté {where.de}", "collectivite", "Présidence de la communauté"),
                (
                    f"le conseil départemental {territory.du}",
                    "collectivite",
                    "Présidence du conseil départemental",
                )
                if territory.zone != "com"
                else (f"la collectivité {territory.du}", "collectivite", "Présidence de la collectivité"),
                (f"le conseil régional {region.du}", "collectivite", "Présidence du conseil régional")
                if region
                else (f"le syndicat mixte {where.de}", "collectivite", "Présidence du syndicat"),
            )
        )
    if regional and region:
        return (
            f"le secrétariat général pour les affaires régionales {region.du}",
            "etat_deconcentre",
            "Préfet de région",
        )
    if region is None:
        return f"l’administration supérieure {territory.du}", "etat_deconcentre", "Représentant de l’État"
    return draw.pick(
        (
            (f"la préfecture {territory.du}", "etat_deconcentre", "Préfet de département"),
            (
                f"la direction départementale des territoires {territory.du}",
                "etat_deconcentre",
                "Direction du service",
            ),
            (
                f"la direction régionale de l’environnement {region.du}",
                "etat_deconcentre",
                "Direction régionale",
            ),
            (f"l’agence régionale de santé {region.du}", "operateur", "Direction générale"),
            (f"l’université {where.de}", "operateur", "Présidence de l’université"),
            (
                f"la direction départementale de l’emploi et des solidarités {territory.du}",
                "etat_deconcentre",
                "Préfet",
            ),
            (f"le rectorat de l’académie {where.de}", "etat_deconcentre", "Recteur ou rectrice d’académie"),
            ("le secrétariat général des ministères", "etat_central", "Secrétariat général"),
        )
    )
