"""What the system refuses to a build, in a sentence: whoever runs it did nothing to the code."""

import errno
import os

_REASONS = {
    errno.ENOSPC: "il n’y a plus de place sur le disque. En libérer, puis recommencer",
    errno.EDQUOT: "le quota de place est atteint. En libérer, puis recommencer",
    errno.EFBIG: "le fichier passe la taille permise. Relever cette limite (ulimit -f), puis recommencer",
    errno.EROFS: "ce disque ne peut être que lu. Choisir un autre dossier (site_dir dans mkdocs.yml, ou --site-dir)",
    errno.ENOTDIR: "un fichier est à la place d’un dossier. Le retirer, ou choisir un autre dossier (--site-dir)",
    errno.EEXIST: "un fichier est à la place d’un dossier. Le retirer, ou choisir un autre dossier (--site-dir)",
    errno.EISDIR: "un dossier est à la place d’un fichier. Le retirer, puis recommencer",
    errno.ENOENT: "il a disparu pendant la construction. Ne rien retirer du site tant qu’elle dure, et recommencer",
    errno.EMFILE: "trop de fichiers sont ouverts. Relever cette limite (ulimit -n), puis recommencer",
    errno.ENFILE: "trop de fichiers sont ouverts. Fermer d’autres programmes, puis recommencer",
    **dict.fromkeys(
        (errno.EACCES, errno.EPERM),
        "le droit d’y écrire manque. Vérifier à qui est ce dossier, ou en choisir un autre (--site-dir)",
    ),
}


def explained(error: BaseException) -> str | None:
    """Return what stopped a build and what to do about it, where the system did; None for any other error."""
    reason = _REASONS.get(error.errno or 0) if isinstance(error, OSError) else None
    if reason is None or not isinstance(error, OSError):
        return None
    place = error.filename2 or error.filename
    name = (
        os.fsdecode(place)
        if isinstance(place, str | bytes | os.PathLike)
        else "Le site n’a pas pu être écrit"
    )
    return f"{name} : {reason}."
