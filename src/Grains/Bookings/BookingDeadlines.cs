using System.Collections.Frozen;
using System.Text.Json;

namespace Marketplace.Bookings;

/// <summary>When time alone will change a booking. The names are public: they are what `nextEvent.what` says.</summary>
internal static class BookingDeadlines
{
    private static readonly FrozenDictionary<BookingAction, string> Names = Enum.GetValues<BookingAction>()
        .Where(action => action.IsTimer())
        .ToFrozenDictionary(timer => timer, timer => JsonNamingPolicy.SnakeCaseLower.ConvertName(timer.ToString()));

    private static readonly FrozenDictionary<string, BookingAction> Timers =
        Names.ToFrozenDictionary(name => name.Value, name => name.Key, StringComparer.Ordinal);

    /// <summary>The timers of the state that it is in, by the process that it runs by.</summary>
    public static ImmutableArray<Deadline> Of(BookingState booking)
    {
        if (booking.Terms is null)
        {
            return [];
        }

        var deadlines = ImmutableArray.CreateBuilder<Deadline>();
        foreach (var timer in BookingProcesses.Of(booking).TimersOf(booking.Status))
        {
            if (At(booking, timer) is { } at)
            {
                deadlines.Add(new Deadline(NameOf(timer), at));
            }
        }

        return deadlines.DrainToImmutable();
    }

    public static string NameOf(BookingAction timer) => Names[timer];

    public static BookingAction? Find(string name) => Timers.TryGetValue(name, out var timer) ? timer : null;

    public static DateTimeOffset EarnedAt(BookingState booking) => EarnedAt(booking.Terms!);

    /// <summary>
    /// Never before the money is earned, however short the time to review is. What is delivered may be done long after its end,
    /// so there it is counted from when it was.
    /// </summary>
    public static DateTimeOffset ReviewsCloseAt(BookingTerms terms, DateTimeOffset completedAt)
    {
        var times = terms.Times();
        var (earned, closed) = (EarnedAt(terms), (times.Delivery is null ? terms.End : completedAt) + times.ReviewPeriod);
        return closed > earned ? closed : earned;
    }

    /// <summary>Null while a timer has nothing to wait for.</summary>
    private static DateTimeOffset? At(BookingState booking, BookingAction timer) => timer switch
    {
        BookingAction.OfferExpires => booking.OfferBy,
        BookingAction.PaymentExpires => booking.HoldExpiresAt,
        BookingAction.RequestExpires => booking.AcceptedAt is null ? booking.AnswerBy : null,
        BookingAction.MoveExpires => booking.Move?.ExpiresAt,
        BookingAction.ChangeExpires => booking.Change?.ExpiresAt,
        BookingAction.TipExpires => Tipping.Open(booking)?.PayBy,
        BookingAction.Starts => Balances.IsUnpaid(booking) ? null : booking.Terms!.Start,
        BookingAction.AutoCompletes => IsDelivered(booking) || Balances.IsUnpaid(booking) ? null : EarnedAt(booking),
        BookingAction.PayoutBecomesDue => booking.ReleasedAt is null ? EarnedAt(booking) : null,
        BookingAction.NoShowStands => booking.NoShow?.ContestBy,
        BookingAction.DisputeLapses => booking.NoShow?.DecideBy,
        BookingAction.DeliveryDue => DeliverBy(booking),
        BookingAction.DeliveryStands => booking.Delivery?.AcceptBy,
        BookingAction.OverdueLapses => booking.Delivery?.LapsesAt,
        BookingAction.FundingExpires => booking.Milestones?.Page?.PayBy,
        BookingAction.FundingReminder => booking.Milestones?.RemindAt,
        BookingAction.FundingLapses => booking.Milestones?.FundBy,
        BookingAction.BalanceDue => Balances.DueAt(booking),
        BookingAction.BalanceLapses => Balances.LapsesAt(booking),
        BookingAction.ReviewPeriodCloses => ReviewsCloseAt(booking.Terms!, booking.CompletedAt!.Value),
        _ => null,
    };

    private static bool IsDelivered(BookingState booking) => booking.Terms!.Times().Delivery is not null;

    /// <summary>The first delivery some time after the end, and changes some time after they were asked for.</summary>
    public static DateTimeOffset? DeliverBy(BookingState booking) =>
        booking.Terms!.Times().Delivery is { } terms
            ? booking.Delivery?.DeliverBy ?? Milestones.FirstDeliverBy(booking.Terms!) ?? booking.Terms!.End + terms.DeliverWithin
            : null;

    private static DateTimeOffset EarnedAt(BookingTerms terms) => terms.End + terms.Times().ComplaintWindow;
}
