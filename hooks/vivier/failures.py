"""What the system refuses to a command, in a sentence: whoever runs it did nothing to the code."""

import errno
import os

_REASONS = {
    errno.ENOSPC: "il n’y a plus de place sur le disque. En libérer, puis recommencer",
    errno.EDQUOT: "le quota de place est atteint. En libérer, puis recommencer",
    errno.EFBIG: "le fichier passe la taille permise. Relever cette limite (ulimit -f), puis recommencer",
    errno.EROFS: "ce disque ne peut être que lu. Choisir un autre dossier",
    errno.ENOTDIR: "un fichier est à la place d’un dossier. Le retirer, ou choisir un autre dossier",
    errno.EEXIST: "un fichier est à la place d’un dossier. Le retirer, ou choisir un autre dossier",
    errno.EISDIR: "un dossier est à la place d’un fichier. Le retirer, puis recommencer",
    errno.ENOENT: "ce fichier ou ce dossier a disparu. Ne rien retirer pendant ce travail, et recommencer",
    errno.EMFILE: "trop de fichiers sont ouverts. Relever cette limite (ulimit -n), puis recommencer",
    errno.ENFILE: "trop de fichiers sont ouverts. Fermer d’autres programmes, puis recommencer",
    errno.EAGAIN: "le système n’a plus de processus à donner. Fermer d’autres programmes, puis recommencer",
    errno.ENOMEM: "la mémoire manque. Fermer d’autres programmes, puis recommencer",
    errno.EACCES: "le droit d’y accéder manque. Vérifier à qui il est, ou choisir un autre dossier",
    errno.EPERM: "le droit d’y accéder manque. Vérifier à qui il est, ou choisir un autre dossier",
}


def explained(error: BaseException, unnamed: str) -> str | None:
    """Return what stopped a command and what to do about it, where the system did; None for any other error.

    Args:
        error: what was raised.
        unnamed: what could not be done, for a refusal that names no file: « Le site n’a pas pu être écrit ».
    """
    if not isinstance(error, OSError) or error.errno not in _REASONS:
        return None
    place = error.filename2 or error.filename
    name = os.fsdecode(place) if isinstance(place, str | bytes | os.PathLike) else unnamed
    return f"{name} : {_REASONS[error.errno]}."
