"""Every message of the command line, by its key: (zh, en). The words stand by idea beside this."""

from __future__ import annotations

from gridapp.words.access import ACCESS
from gridapp.words.alike import ALIKE
from gridapp.words.attaching import ATTACHING
from gridapp.words.bulletin import BULLETIN
from gridapp.words.centres import CENTRES
from gridapp.words.devices import DEVICES
from gridapp.words.dispatching import DISPATCHING
from gridapp.words.done import DONE
from gridapp.words.erasing import ERASING
from gridapp.words.fields import FIELDS
from gridapp.words.files import FILES
from gridapp.words.forces import FORCES
from gridapp.words.handing_over import HANDING_OVER
from gridapp.words.help import HELP
from gridapp.words.helping import HELPING
from gridapp.words.homes import HOMES
from gridapp.words.inbox import INBOX
from gridapp.words.joined import joined
from gridapp.words.keeping import KEEPING
from gridapp.words.locking import LOCKING
from gridapp.words.mediation import MEDIATION
from gridapp.words.net import NET
from gridapp.words.ordering import ORDERING
from gridapp.words.people import PEOPLE
from gridapp.words.printing import PRINTING
from gridapp.words.refused import REFUSED
from gridapp.words.removing import REMOVING
from gridapp.words.reviewing import REVIEWING
from gridapp.words.sheets import SHEETS
from gridapp.words.surveys import SURVEYS
from gridapp.words.trips import TRIPS
from gridapp.words.work import WORK

MESSAGES = joined(
    HELP,
    DONE,
    SHEETS,
    KEEPING,
    CENTRES,
    DEVICES,
    FILES,
    REFUSED,
    WORK,
    ALIKE,
    REVIEWING,
    ACCESS,
    MEDIATION,
    TRIPS,
    HELPING,
    FORCES,
    DISPATCHING,
    ORDERING,
    ERASING,
    BULLETIN,
    FIELDS,
    HANDING_OVER,
    ATTACHING,
    HOMES,
    PRINTING,
    LOCKING,
    NET,
    REMOVING,
    INBOX,
    PEOPLE,
    SURVEYS,
)
