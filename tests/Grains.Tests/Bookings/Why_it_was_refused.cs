using static Marketplace.Bookings.BookingCast;
using BookingStory = Marketplace.Story<
    Marketplace.Bookings.Booking,
    Marketplace.Bookings.BookingState,
    Marketplace.Bookings.BookingCommand,
    Marketplace.Bookings.BookingEvent>;

namespace Marketplace.Bookings;

/// <summary>What somebody learns besides the code: the limit, the moment, the states, the sides. That nothing lacks facts is held against docs/errors.md.</summary>
public sealed class Why_it_was_refused
{
    private static readonly DateTimeOffset Tuesday = Monday.AddDays(1);

    public static TheoryData<string, string> Table => new()
    {
        { "pay, then accept", "booking.not-now status=confirmed allowedIn=requested" },
        { "customer accepts a request", "booking.not-yours allowedFor=provider allowedFor=operator" },
        { "accept too late", "booking.too-late until=2026-03-06T10:00:00Z asOf=2026-03-06T10:00:00Z" },
        { "accept while capturing", "booking.not-now status=requested waitsFor=capture" },
        { "book one's own", "booking.own-listing providerId=<pia>" },
        { "complete before it begins", "booking.not-started from=2026-03-06T09:00:00Z asOf=2026-03-02T09:00:00Z" },
        { "refund more than there is", "booking.refund-too-much held=8000 EUR asked=8001 EUR" },
        { "refund what is earned", "booking.earnings-released at=2026-03-08T10:00:00Z" },
        { "move to the past", "booking.start-passed start=2026-03-02T09:00:00Z asOf=2026-03-02T09:00:00Z" },
        { "agree to one's own move", "booking.not-yours allowedFor=customer allowedFor=operator" },
        { "agree to no move", "booking.nothing-proposed start=none" },
        { "agree to another move", "booking.nothing-proposed start=2026-03-03T09:00:00Z" },
        { "change while one is open", "booking.change-open number=1 by=provider waitsFor=answer until=2026-03-04T09:00:00Z" },
        { "check in too early", "booking.too-early from=2026-03-06T08:30:00Z asOf=2026-03-02T09:00:00Z" },
        { "check out before", "booking.not-checked-in from=2026-03-06T08:30:00Z" },
        { "cancel what has ended", "booking.not-now status=cancelled allowedIn=pending_payment allowedIn=confirmed" },
        { "another state of the preview", "booking.not-now status=cancelled allowedIn=pending_payment allowedIn=confirmed" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Says(string what, string expected)
    {
        var refusal = Refused(what)!;
        Assert.Equal(
            expected.Replace("<pia>", $"{Pia.ProviderId}", StringComparison.Ordinal),
            string.Join(' ', refusal.Facts.Select(fact => $"{fact.Name}={fact.Value}").Prepend(refusal.Code)));
    }

    [Fact]
    public void Strangers_learn_nothing()
    {
        var refusal = Decide([AdaBooked, Confirmed], Cancel(Eve), Monday)!;
        Assert.Equal(("booking.unknown", true), (refusal.Code, refusal.Facts.IsEmpty));
    }

    private static Refusal? Refused(string what) => what switch
    {
        "pay, then accept" => Decide([AdaAsked, Requested, PiaSaidYes, Confirmed], Accept(Pia), Monday),
        "customer accepts a request" => Decide([AdaAsked, Requested], Accept(Ada), Monday),
        "accept too late" => Decide([AdaAsked, Requested], Accept(Pia), Friday.AddHours(1)),
        "accept while capturing" => Decide([AdaAsked, Requested, PiaSaidYes], Accept(Pia), Monday),
        "book one's own" => Decide([], Place(Pia), Monday),
        "complete before it begins" => Decide([AdaBooked, Confirmed], Complete(Ada), Monday),
        "refund more than there is" => Decide([AdaBooked, Confirmed], Refund(Pia, 80_01), Monday),
        "refund what is earned" => Decide([AdaBooked, Confirmed, Started, DoneSaysPia, Earned], Refund(Pia, 1), Earned.At),
        "move to the past" => Decide([AdaBooked, Confirmed], Reschedule(Ada, Monday), Monday),
        "agree to one's own move" => Decide([AdaBooked, Confirmed, .. Proposed(Pia)], new AcceptMove(TestContexts.By(Pia), false), Monday),
        "agree to no move" => Decide([AdaBooked, Confirmed], new AcceptMove(TestContexts.By(Pia), false), Monday),
        "agree to another move" => Decide([AdaBooked, Confirmed, .. Proposed(Pia)], new AcceptMove(TestContexts.By(Ada), false) { Start = Friday }, Monday),
        "change while one is open" => Later([.. New()], Change(Pia, 20_00), Change(Ada, 10_00)),
        "check in too early" => Decide([.. New()], new RecordCheckIn(TestContexts.By(Pia)), Monday),
        "check out before" => Decide([.. New(), Started], new RecordCheckOut(TestContexts.By(Pia)), Friday),
        "cancel what has ended" => Decide([AdaBooked, Withdrawn], Cancel(Ada), Monday),
        _ => Booking.PreviewCancellation(State([AdaBooked, Withdrawn]), Ada, Monday).Refusal,
    };

    /// <summary>Sold under the newest version of its process, which knows change orders and attendance.</summary>
    private static IEnumerable<BookingEvent> New() =>
        [AdaBooked with { Terms = Terms with { Process = ProcessTerms.First with { Version = 3 } } }, Confirmed];

    private static ImmutableArray<BookingEvent> Proposed(Actor by) =>
        new BookingStory().Given(AdaBooked, Confirmed).At(Monday).When(Reschedule(by, Tuesday)).Events;

    private static Refusal? Later(ImmutableArray<BookingEvent> history, BookingCommand first, BookingCommand then) =>
        Decide([.. history, .. new BookingStory().Given(history).At(Monday).When(first).Events], then, Monday);

    private static Refusal? Decide(ImmutableArray<BookingEvent> history, BookingCommand command, DateTimeOffset now) =>
        Booking.Decide(State(history), command, now).Refusal;

    private static BookingState State(ImmutableArray<BookingEvent> history) => history.Aggregate(new BookingState(), Booking.Evolve);
}
