//! Words that say the same, and words that say the opposite, in definitions of operations.

/// Words that may replace one another in a definition without changing what it tells, a class a line; in all
/// their forms where stemming would not find them. A word is in one class only.
pub(super) const SYNONYMS: &str = "\
use uses used using utilize run runs ran running have has had having employ leverage operate
keep keeps kept hold holds held store stores retain retention save preserve persist
send sends sent forward route direct deliver transmit pass relay
start starts launch begin begins began boot spawn initiate kick
stop stops halt terminate end ends shut
fetch download pull retrieve obtain
watch monitor observe supervise oversee track
make makes made create creates build builds built generate produce
remove delete erase drop
replace swap substitute supersede
change modify alter edit
give gives gave provide supply offer grant hand
show display
reach access contact
find finds found discover locate detect
choose chooses chose chosen pick select
allow permit lets enable enables enabled
deny forbid block reject refuse prevent
need require
ensure guarantee
help assist aid
describe define specify declare list
divide split partition separate segment
join connect link attach
spread distribute balance
share common shared
check verify validate inspect
measure gauge
raise increase grow
lower decrease reduce shrink
copy copies duplicate clone
wrap encapsulate envelop
translate convert turn transform map
assign allocate attribute
call invoke
write writes wrote written log record
read reads
expose publish
accept receive
handle process manage control
apply applies
restart reboot
happen occur
appear emerge
disappear vanish
machine server host computer box
program application app software
tool utility
small little tiny compact lightweight light smallest
big large huge
fast quick rapid speedy quickly
easy simple
short brief
rare infrequent seldom
new fresh
whole entire complete full
several multiple many some
identical equal
different distinct
single one
main primary principal
automatic automatically
permanent lasting durable stable persistent
temporary ephemeral transient
gradual gradually step incrementally
constant continuously constantly continual
immediately instantly once
simultaneously concurrently parallel
group set collection bunch
part piece portion component element
form variety
rule policy
setting option parameter configuration config
limit bound cap
amount quantity number count
location site spot
area region zone
method manner
task job
error failure fault
file document
folder directory
request query
user person people client
secret sensitive
password credential
rights permission privilege
entry item
object resource
data information
database db
kubernetes k8s kube
postgres postgresql pg
cloudflare cf
javascript js
environment env
repository repo
administrator admin
authentication authn
authorization authorisation authz
certificate cert
namespace ns
maximum max
minimum min
development dev
production prod
average mean
via through
cost price charge bill
speed rate
version release edition
wait waits
goal target aim
reliable dependable
safe secure
clear plain
external outer
internal inner
toward towards
outside beyond
near close
disk drive
periodic periodically regular regularly
outage downtime
latency delay lag
virtually almost nearly
memory ram
processor cpu
synchronize sync
communicate talk speak
understand know knows
decide determine
protect guard
survive outlive
represent stand
contain include comprise
follow obey
depend rely
merge combine unite
update refresh
undo revert
deploy rollout ship
standard default
primitive building
engineer developer
webpage page
purge flush
encrypted encrypt ciphered
expire lapse
trigger fire
alert alarm
guide handbook manual
stage staging
";

/// Pairs of opposites, a pair a line.
pub(super) const OPPOSITES: &str = "\
before after
above below
more less
more fewer
higher lower
high low
most least
maximum minimum
min max
incoming outgoing
inbound outbound
ingress egress
public private
internal external
inside outside
inner outer
allow deny
allow block
allow forbid
accept reject
enable disable
synchronous asynchronous
sync async
true false
first last
always never
optional required
optional mandatory
read write
push pull
start stop
open close
up down
new old
newest oldest
stateful stateless
mutable immutable
client server
manual automatic
manually automatically
leader follower
primary secondary
primary replica
master slave
static dynamic
increase decrease
raise lower
scale shrink
with without
success failure
horizontal vertical
local remote
hot cold
strong weak
fast slow
large small
big small
long short
permanent temporary
persistent ephemeral
physical virtual
voluntary involuntary
strict loose
strict flexible
hard soft
add remove
create delete
encrypt decrypt
encode decode
upload download
source destination
sender receiver
producer consumer
active passive
active inactive
early late
earlier later
single multiple
shared dedicated
blocking nonblocking
upstream downstream
left right
north south
east west
online offline
frontend backend
daily weekly
daily hourly
daily monthly
weekly monthly
hourly weekly
many few
sometimes always
often rarely
production staging
production development
staging development
free paid
parent child
guest host
forward reverse
compile runtime
trusted untrusted
tcp udp
http https
";

/// Words that carry little on their own, besides those that only hold a sentence together.
pub(super) const FILLERS: &str = "\
actually already always am anyway apart around back basically be because become becomes being besides \
both case certain come comes commonly course currently did does doing e each eg else even every exactly \
example far g generally given go goes hence here however i ie instead itself just kind later let longer \
might moment mostly namely normally now often ones our ours ourselves out own particular per place plus \
present presently quite rather really setup side simply since sort stack still stuff team themselves \
thing things thus today together too type typically upon usually various very way well were whatever \
whereas whether whichever while whom whose within would yet you your";
