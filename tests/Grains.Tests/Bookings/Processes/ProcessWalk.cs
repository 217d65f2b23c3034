using Marketplace.Calendars;
using Marketplace.Complaints;
using static Marketplace.Bookings.BookingCast;

namespace Marketplace.Bookings;

/// <summary>
/// Goes everywhere that the rules lead in one process: from every place, everybody says everything, at every moment that
/// matters. What was seen on the way is what the definition is compared with.
/// </summary>
internal sealed class ProcessWalk
{
    private static readonly Actor[] Cast = [Ada, Pia, Olga, Actor.Platform];

    /// <summary>Of a session with seats, so that some of them can be given up.</summary>
    private static readonly SlotGrant Three = Grant with { Seats = [0, 1, 2] };

    private readonly Dictionary<string, BookingState> places = new(StringComparer.Ordinal);
    private readonly List<Move> moves = [];

    private ProcessWalk(BookingProcess process)
    {
        Process = process;
        foreach (var beginning in Beginnings(process))
        {
            Note(new BookingState(), Monday, beginning);
        }

        for (var open = new Queue<BookingState>(places.Values); open.TryDequeue(out var place);)
        {
            foreach (var (now, command) in Words(place))
            {
                if (Note(place, now, command) is { } found)
                {
                    open.Enqueue(found);
                }
            }
        }
    }

    public BookingProcess Process { get; }

    /// <summary>One of each kind of place that can be reached.</summary>
    public IReadOnlyCollection<BookingState> Places => places.Values;

    /// <summary>Everything that was said anywhere, and what became of it.</summary>
    public IReadOnlyList<Move> Moves => moves;

    public static ProcessWalk Through(BookingProcess process) => new(process);

    public IEnumerable<(DateTimeOffset Now, BookingCommand Command)> Words(BookingState place)
    {
        // Early, in the middle of the work, and whenever time has something to do.
        foreach (var now in BookingDeadlines.Of(place).Select(deadline => deadline.At).Prepend(Monday.AddMinutes(1)).Append(Friday.AddMinutes(30)).Distinct())
        {
            foreach (var command in Cast.SelectMany(who => Sayings(who).Concat(Endings(who, place))))
            {
                yield return (now, command);
            }
        }
    }

    private static IEnumerable<BookingCommand> Beginnings(BookingProcess process)
    {
        var times = TimesOf(process.Version);
        var terms = TermsOf(process.Name) with { Process = times };
        if (process.Name is BookingMode.Quote)
        {
            yield return Ask(Ada) with { Terms = terms with { Seats = 3 } };
            yield break;
        }

        yield return Place(Ada) with { Terms = terms with { Seats = 3 }, Grant = Three };
        yield return Place(Ada) with { Terms = terms with { Process = times with { NeedsAcceptance = true } } };
        if (process.Version > 2)
        {
            yield return Place(Ada) with { Terms = terms with { Process = times with { Delivery = DeliveryTerms.Usual } } };
        }

        if (HasBalances(process))
        {
            yield return Place(Ada) with { Terms = InTwo(terms) };
        }
    }

    private static bool HasBalances(BookingProcess process) => process.Steps.Any(step => step.On is BookingAction.BalanceDue);

    /// <summary>A quarter at the sale, the rest two days before the work.</summary>
    private static BookingTerms InTwo(BookingTerms terms) => BalanceCast.WithDeposit(terms) with { Process = terms.Process };

    private static ProcessTerms TimesOf(int version) =>
        ProcessTerms.First with { Version = version, NoShow = version > 1 ? NoShowTerms.Usual : null };

    private IEnumerable<BookingCommand> Sayings(Actor who)
    {
        var by = TestContexts.By(who);
        return
        [
            Place(who),
            AsSold(Offer(who, 90_00) with { Priced = OfferTerms(90_00) with { Seats = 3 } }),
            AsSold(Offer(who, 70_00) with { IsCounter = true }),
            .. Process is { Name: BookingMode.Quote, Version: > 2 } && who == Pia ? [InParts()] : ImmutableArray<BookingCommand>.Empty,
            .. Process.Name is BookingMode.Quote && HasBalances(Process) && who == Pia ? [InTwo()] : ImmutableArray<BookingCommand>.Empty,
            Withdraw(who),
            Accept(who) with { PaymentId = Payment, Grant = Three },
            Decline(who),
            Reschedule(who, Friday.AddDays(7)),
            new AcceptMove(by, WaivesFee: false, Grant),
            new DeclineMove(by, null),
            Cancel(who),
            new GiveUpSeats(by, 1, null),
            Complete(who),
            Refund(who, null),
            Refund(who, 10_00),
            new RecordCheckIn(by),
            new RecordCheckOut(by),
            new ReportAbsence(by, who.IsStaff ? BookingSide.Customer : null, null),
            new ReportAbsence(by, who.IsStaff ? BookingSide.Provider : null, null),
            Change(who, 10_00),
            Change(who, -10_00),
            new AcceptChange(by),
            new DeclineChange(by, null),
            new TakePayment(by, Captured: true, null, null, PaymentId: Payments.PaymentId.Of(Guid.Empty, Payments.PaymentPurpose.ChangeOrder, 1)),
            Tip(who, 10_00),
            new TakePayment(by, Captured: true, null, null, PaymentId: Payments.PaymentId.Of(Guid.Empty, Payments.PaymentPurpose.Tip, 1), Purpose: Payments.PaymentPurpose.Tip),
            new FundMilestone(by, null),
            BalanceCast.PaidBalance() with { Context = by },
            BalanceCast.Expected() with { Context = by },
            BalanceCast.Missed() with { Context = by },
            PaidOn(by, 1),
            PaidOn(by, 2),
            new ContestAbsence(by, null),
            new DecideAbsence(by, Upheld: true, null),
            new DecideAbsence(by, Upheld: false, null),
            new DeliverWork(by, null, []),
            new TakeDelivery(by),
            new WantChanges(by, "In blue"),
            new RaiseComplaint(by, ComplaintReason.Quality, "The dog is green", ComplaintWish.FullRefund, null),
            new TakePayment(by, Captured: false, null, null),
            new TakePayment(by, Captured: true, null, null),
            new TakePayment(by, Captured: true, null, Grant),
            new TakePayment(by, Captured: false, null, Grant),
            new ExpectPayment(by),
            new MissPayment(by),
            new ExpectPayment(by, Payments.PaymentId.Of(Guid.Empty, Payments.PaymentPurpose.ChangeOrder, 1)),
            new MissPayment(by, Payments.PaymentId.Of(Guid.Empty, Payments.PaymentPurpose.ChangeOrder, 1)),
            new LosePayment(by, "The authorisation is gone."),
            .. Enum.GetValues<BookingAction>().Where(action => action.IsTimer()).Select(timer => new PassTime(by, BookingDeadlines.NameOf(timer))),
        ];
    }

    /// <summary>Whatever a complaint may come to.</summary>
    private static IEnumerable<BookingCommand> Endings(Actor who, BookingState place)
    {
        var stake = place.Complaint?.Stake ?? Euro(80_00);
        foreach (var (outcome, award) in new[]
        {
            (ComplaintStatus.Settled, stake),
            (ComplaintStatus.Decided, Euro(10_00)),
            (ComplaintStatus.Closed, Euro(0)),
            (ComplaintStatus.Withdrawn, Euro(0)),
        })
        {
            yield return new EndComplaint(TestContexts.By(who), BookingSide.Platform, outcome, award, null);
        }
    }

    /// <summary>What is negotiated is sold under the version that is walked through; a counter-offer is of work that is delivered, where there is such.</summary>
    private MakeOffer AsSold(MakeOffer offer)
    {
        var times = TimesOf(Process.Version) with { Delivery = offer.IsCounter && Process.Version > 2 ? DeliveryTerms.Usual : null };
        return offer with { Priced = offer.Priced.View! with { Process = times } };
    }

    /// <summary>Three milestones: the one that is paid at the sale, one that is paid ahead or later, and one that may be paid while that is in work.</summary>
    private MakeOffer InParts() => Offer(Pia, 60_00) with
    {
        Priced = MilestoneCast.Portrait with { Process = MilestoneCast.Third with { Version = Process.Version } },
    };

    private MakeOffer InTwo()
    {
        var offer = Offer(Pia, 80_00);
        return offer with { Priced = InTwo(offer.Priced.View! with { Process = TimesOf(Process.Version) }) };
    }

    private static TakePayment PaidOn(CommandContext by, int page) => new(
        by, Captured: true, null, null, PaymentId: Payments.PaymentId.Of(Guid.Empty, Payments.PaymentPurpose.Milestone, page), Purpose: Payments.PaymentPurpose.Milestone);

    /// <returns>The place that it leads to, if nobody was there before.</returns>
    private BookingState? Note(BookingState before, DateTimeOffset now, BookingCommand command)
    {
        var decision = Booking.Decide(before, command, now);
        var after = decision.Events.Aggregate(before, Booking.Evolve);
        moves.Add(new Move(before, now, command, decision, after));
        return !decision.Events.IsEmpty && places.TryAdd(KindOf(after), after) ? after : null;
    }

    /// <summary>Places of one kind are left in the same ways; instants and amounts do not matter for that.</summary>
    private static string KindOf(BookingState place) =>
        $"{place.Status} {place.AcceptedAt is null} {place.ReleasedAt is null} {place.Refunded > 0} {place.Terms!.Times().NeedsAcceptance} {place.Offer?.By} {place.Move?.By} {place.Terms!.Seats > 1} {place.NoShow?.Absent} {WorkOf(place)} {place.Terms.Times().Delivery is null} {place.Offer?.Terms.Times().Delivery is null} {place.Delivery?.Items.Length > 0} {ChangeOf(place)} {HasOpenTip(place)} {ComplaintOf(place)} {PartsOf(place)} {BalanceOf(place)}";

    /// <summary>A change order matters until it is so. It is looked at beside nothing else, because everything beside everything is too much to walk through.</summary>
    private static string ChangeOf(BookingState place) =>
        place is { Status: BookingStatus.Confirmed or BookingStatus.InProgress, Move: null, Attendance: null, Refunded: 0, Terms.Seats: 3 }
            ? $"{place.Change?.By} {place.Change?.PaymentId is null} {place.Change?.Due.IsPositive}"
            : string.Empty;

    /// <summary>A tip matters while it is open, and beside nothing else.</summary>
    private static bool HasOpenTip(BookingState place) =>
        place is { Refunded: 0, NoShow: null, Delivery: null, Terms.Seats: 3 } && Tipping.Open(place) is not null;

    /// <summary>A complaint matters while it is open, by where it began.</summary>
    private static string ComplaintOf(BookingState place) =>
        place.Status is BookingStatus.Complained ? $"{place.Complaint!.Before} {place.CompletedAt is null}" : string.Empty;

    /// <summary>How far the milestones have come, and whether one is being paid; beside nothing else.</summary>
    private static string PartsOf(BookingState place) =>
        place is { Milestones: { } parts, EndedAt: null, CompletedAt: null, Refunded: 0, Move: null, Attendance: null }
            ? $"{parts.Items.Count(part => part.FundedAt is not null)} {parts.Items.Count(part => part.AcceptedAt is not null)} {parts.Page?.Number} {parts.RemindAt is null}"
            : $"{place.Terms!.Milestones is null} {place.Offer?.Terms.Milestones is null}";

    /// <summary>A balance matters until it is paid, and beside nothing else.</summary>
    private static string BalanceOf(BookingState place) => place switch
    {
        { Status: BookingStatus.Confirmed, Move: null, Change: null, Attendance: null, Refunded: 0 } =>
            $"{Balances.IsUnpaid(place)} {place.Balance is null} {place.Terms!.Balance is null}",
        { Status: BookingStatus.Confirmed } => $"{Balances.IsUnpaid(place)}",
        { ConfirmedAt: null, EndedAt: null } => $"{place.Terms!.Balance is null} {place.Offer?.Terms.Balance is null}",
        _ => string.Empty,
    };

    /// <summary>How far the work has come, where that still matters.</summary>
    private static string WorkOf(BookingState place) => place.Status switch
    {
        BookingStatus.InProgress => place.Attendance is null ? "unbegun" : place.Attendance.CheckedOutAt is null ? "begun" : "ended",
        BookingStatus.NoShowReported or BookingStatus.Disputed => place.CompletedAt is null ? "undone" : "done",
        _ => string.Empty,
    };
}

/// <summary>What somebody said somewhere, and what became of it.</summary>
internal sealed record Move(BookingState Before, DateTimeOffset Now, BookingCommand Command, Decision<BookingEvent> Decision, BookingState After)
{
    public BookingAction Action => BookingActions.Of(Command)!.Value;

    public BookingRole Role => Before.Terms is null ? BookingRole.Customer : BookingRoles.RoleOf(Before, Command.Context.By);

    public override string ToString() =>
        $"{Role} says {Command.GetType().Name} while {Before.Status} -> {Decision.Refusal?.Code ?? string.Join(", ", Decision.Events.Select(happened => happened.GetType().Name))} -> {After.Status}";
}
