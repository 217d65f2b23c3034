using System.Diagnostics;
using Marketplace.Bookings;
using Marketplace.Calendars;

namespace Marketplace.Waitlists;

/// <summary>
/// The rules of a waitlist. When time becomes free, a round begins: all who want some of it are asked in the order in which
/// they joined, one at a time, until each has it or could not have it. What is freed meanwhile begins the round anew.
/// </summary>
internal sealed class Waitlist : IRules<WaitlistState, WaitlistCommand, WaitlistEvent>
{
    /// <summary>More than anybody waits for in earnest; bounds the record of one line.</summary>
    public const int Limit = 200;

    private const string SomethingBegins = "something_begins";

    private Waitlist()
    {
    }

    public static string StreamType => "waitlist";

    /// <summary>Read top-down: does it exist, may you, can it be done now, are the details right.</summary>
    public static Decision<WaitlistEvent> Decide(WaitlistState line, WaitlistCommand command, DateTimeOffset now) =>
        command switch
        {
            EnterWaitlist enter => Enter(line, enter, now),
            LeaveWaitlist leave => Leave(line, leave, now),
            _ when command.Context.By.Role is not ActorRole.Platform => WaitlistRefusals.Unknown,
            FreeTime free => Free(line, free, now),
            RecordOffer record => Record(line, record, now),
            GiveUpWaiting => Decision<WaitlistEvent>.Happened(
                [.. line.Entries.Where(waiting => waiting.BookingId is null && waiting.Entry.Id != line.Asked && waiting.Entry.Start <= now)
                    .Select(waiting => new WaitlistWaitedInVain(now, waiting.Entry.Id))]),
            _ => throw new UnreachableException($"{command.GetType().Name} has no rule."),
        };

    public static WaitlistState Evolve(WaitlistState line, WaitlistEvent happened) =>
        happened switch
        {
            WaitlistJoined e => line with { Entries = line.Entries.Add(new WaitingEntry(e.Entry, 0, null, null)) },
            WaitlistLeft e => line.Without(e.EntryId),
            WaitlistTimeFreed e => line with { Freed = line.Freed.Add(new FreedTime(e.From, e.To)), PassedOver = [] },
            WaitlistOfferWanted e => line.With(line.Find(e.Entry.Id)! with { Offers = e.Offer }) with { Asked = e.Entry.Id },
            WaitlistOffered e => line.With(line.Find(e.EntryId)! with { BookingId = e.BookingId, ExpiresAt = e.ExpiresAt }) with { Asked = null },
            WaitlistPassedOver e => line with { Asked = null, PassedOver = line.PassedOver.Add(e.EntryId) },
            WaitlistOfferLapsed e => line.Without(e.EntryId),
            WaitlistRoundEnded => line with { Freed = [], PassedOver = [] },
            WaitlistWaitedInVain e => line.Without(e.EntryId),
            _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
        };

    /// <summary>Whatever begins next, offered or not: what has begun is not waited for.</summary>
    public static ImmutableArray<Deadline> Deadlines(WaitlistState line)
    {
        DateTimeOffset[] starts = [.. line.Entries.Where(waiting => waiting.BookingId is null && waiting.Entry.Id != line.Asked).Select(waiting => waiting.Entry.Start)];
        return starts.Length == 0 ? [] : [new Deadline(SomethingBegins, starts.Min())];
    }

    public static WaitlistCommand AtDeadline(WaitlistState line, string name, CommandContext context) => new GiveUpWaiting(context);

    private static Decision<WaitlistEvent> Enter(WaitlistState line, EnterWaitlist enter, DateTimeOffset now)
    {
        var entry = enter.Entry;
        return enter.Context.By.ActsFor(enter.ProviderId) ? BookingRefusals.OwnListing(enter.ProviderId)
            : enter.InTheWay is null ? WaitlistRefusals.TimeFree(entry)
            : !SlotReasons.OfOthers.Contains(enter.InTheWay) ? WaitlistRefusals.Hopeless(enter.InTheWay, entry)
            : line.Entries.FirstOrDefault(waiting => IsSame(waiting.Entry, entry)) is { } same ? WaitlistRefusals.AlreadyWaiting(same.Entry.Id)
            : line.Entries.Length >= Limit ? WaitlistRefusals.Full
            : new WaitlistJoined(now, entry, enter.ProviderId);
    }

    private static bool IsSame(WaitlistEntry one, WaitlistEntry other) =>
        one.CustomerId == other.CustomerId && one.ListingId == other.ListingId && one.Start == other.Start && one.End == other.End;

    private static Decision<WaitlistEvent> Leave(WaitlistState line, LeaveWaitlist leave, DateTimeOffset now) =>
        line.Find(leave.EntryId) is not { } found || !(leave.Context.By.IsStaff || leave.Context.By.Id == found.Entry.CustomerId) ? WaitlistRefusals.Unknown
        : found.BookingId is not null || line.Asked == leave.EntryId
            ? WaitlistRefusals.Offered(WaitlistId.BookingOf(leave.EntryId, found.Offers), found.ExpiresAt)
        : new WaitlistLeft(now, leave.EntryId);

    private static Decision<WaitlistEvent> Free(WaitlistState line, FreeTime free, DateTimeOffset now)
    {
        var events = ImmutableArray.CreateBuilder<WaitlistEvent>();
        if (line.Entries.FirstOrDefault(waiting => waiting.BookingId == free.BookingId) is { } lapsed)
        {
            events.Add(new WaitlistOfferLapsed(now, lapsed.Entry.Id));
        }

        if (line.Entries.Any(waiting => waiting.BookingId is null && Wants(waiting.Entry, new FreedTime(free.From, free.To))))
        {
            events.Add(new WaitlistTimeFreed(now, free.From, free.To));
        }

        return Continue(line, events, now);
    }

    /// <summary>News comes twice, and late: only what was asked last counts.</summary>
    private static Decision<WaitlistEvent> Record(WaitlistState line, RecordOffer record, DateTimeOffset now)
    {
        if (line.Asked != record.EntryId || line.Find(record.EntryId)!.Offers != record.Offer)
        {
            return Decision<WaitlistEvent>.Nothing;
        }

        var events = ImmutableArray.CreateBuilder<WaitlistEvent>();
        events.Add(record.ExpiresAt is { } expiresAt
            ? new WaitlistOffered(now, record.EntryId, WaitlistId.BookingOf(record.EntryId, record.Offer), expiresAt)
            : new WaitlistPassedOver(now, record.EntryId, record.Code ?? string.Empty));
        return Continue(line, events, now);
    }

    /// <summary>Whose turn is next after these events, or that there is nobody left to ask.</summary>
    private static Decision<WaitlistEvent> Continue(WaitlistState before, ImmutableArray<WaitlistEvent>.Builder events, DateTimeOffset now)
    {
        var line = events.Aggregate(before, Evolve);
        if (line.Asked is null && !line.Freed.IsEmpty)
        {
            var next = line.Entries.FirstOrDefault(waiting =>
                waiting.BookingId is null
                && waiting.Entry.Start > now
                && !line.PassedOver.Contains(waiting.Entry.Id)
                && line.Freed.Any(freed => Wants(waiting.Entry, freed)));
            events.Add(next is null ? new WaitlistRoundEnded(now) : new WaitlistOfferWanted(now, next.Entry, next.Offers + 1));
        }

        return Decision<WaitlistEvent>.Happened(events.DrainToImmutable());
    }

    private static bool Wants(WaitlistEntry entry, FreedTime freed) => entry.From < freed.To && freed.From < entry.To;
}
