"""A pilot that goes on as soon as the app is quiet."""

import textual._wait

# After each key Textual's pilot waits, twice, for twenty milliseconds in which next to nothing was
# done: more than half of the time that these tests took. They wait for conditions anyhow, so that
# a quarter of it is enough.
textual._wait.SLEEP_GRANULARITY = 1 / 200
textual._wait.SLEEP_IDLE = textual._wait.SLEEP_GRANULARITY / 10
