using static Marketplace.SecurityDeposits.SecurityDepositStatus;

namespace Marketplace.SecurityDeposits;

/// <summary>How a deposit is asked for and paid: with a payment of its own, by a link, before the work.</summary>
internal static class DepositPayments
{
    /// <summary>Writes to the customer that it is due.</summary>
    public const string MailIntent = "security-deposit.mail";

    /// <summary>Whoever is asked late, because the booking was made or accepted late or has moved, still has the time to find a card.</summary>
    public static readonly TimeSpan LeastTime = TimeSpan.FromHours(1);

    /// <summary>As that of any payment of a booking: a debit takes days.</summary>
    private static readonly TimeSpan PaymentUnderWay = Bookings.BookingTimes.PaymentUnderWay;

    /// <summary>It is asked for as long before the start as was agreed, or at once where that has passed; never once all is over.</summary>
    public static Decision<SecurityDepositEvent> Agree(SecurityDepositCase said, DateTimeOffset now)
    {
        var agreed = new SecurityDepositAgreed(now, said);
        var deposit = SecurityDeposit.Evolve(new SecurityDepositState(), agreed);
        return now >= said.End ? Decision<SecurityDepositEvent>.Happened(agreed, DepositEnds.Void(deposit, "The booking was over before it could be asked for.", now))
            : now >= DueAt(deposit) ? Decision<SecurityDepositEvent>.Happened(agreed, Ask(deposit, now))
            : agreed;
    }

    public static DateTimeOffset DueAt(SecurityDepositState deposit) => deposit.Case!.Start - deposit.Case.Terms.DueBefore;

    public static SecurityDepositAsked Ask(SecurityDepositState deposit, DateTimeOffset now) =>
        new(now, deposit.PaymentId, deposit.Amount, PayBy(deposit.Case!, now));

    /// <summary>It moves with the booking.</summary>
    public static Decision<SecurityDepositEvent> Move(SecurityDepositState deposit, MoveSecurityDeposit move, DateTimeOffset now)
    {
        if (deposit.EndedAt is not null || (deposit.Case!.Start, deposit.Case.End) == (move.Start, move.End))
        {
            return Decision<SecurityDepositEvent>.Nothing;
        }

        var moved = new SecurityDepositMoved(now, move.Start, move.End);
        var after = SecurityDeposit.Evolve(deposit, moved);
        return after.Status is Due && Later(PayBy(after.Case!, after.AskedAt!.Value), now + LeastTime) is var until && until != after.PayBy
            ? Decision<SecurityDepositEvent>.Happened(moved, new SecurityDepositRenewed(now, after.PaymentId, until))
            : moved;
    }

    /// <summary>Money for it: it is held now, or the money goes back.</summary>
    public static Decision<SecurityDepositEvent> Take(SecurityDepositState deposit, DateTimeOffset now) =>
        deposit.Status is Due ? new SecurityDepositTaken(now, deposit.PaymentId, deposit.Amount)
        : deposit.TakenAt is not null ? Decision<SecurityDepositEvent>.Nothing
        : new SecurityDepositRejected(now, deposit.PaymentId, "It was not needed any more when it was paid.");

    /// <summary>Money that is under way gets the time that it needs, but for the work: that does not wait for it.</summary>
    public static Decision<SecurityDepositEvent> Expect(SecurityDepositState deposit, DateTimeOffset now) => deposit.Status is Due
        ? Renew(deposit, Later(deposit.PayBy!.Value, Earlier(deposit.AskedAt!.Value + PaymentUnderWay, deposit.Case!.Start)), now)
        : Decision<SecurityDepositEvent>.Nothing;

    /// <summary>It did not come: what was left of the time is left again, and never less than another try takes.</summary>
    public static Decision<SecurityDepositEvent> Miss(SecurityDepositState deposit, DateTimeOffset now) => deposit.Status is Due
        ? Renew(deposit, Later(PayBy(deposit.Case!, deposit.AskedAt!.Value), now + LeastTime), now)
        : Decision<SecurityDepositEvent>.Nothing;

    public static ImmutableArray<Intent> Intents(SecurityDepositState deposit) =>
        deposit is { Status: Due, MailId: { } mail } ? [new Intent(mail, MailIntent)] : [];

    public static Decision<SecurityDepositEvent> Mailed(SecurityDepositState deposit, ConfirmSecurityDepositMail sent, DateTimeOffset now) =>
        deposit.MailId == sent.MailId ? new SecurityDepositMailed(now, sent.MailId) : Decision<SecurityDepositEvent>.Nothing;

    /// <summary>As long as the terms say, and no more than half of what is left until the start, so that the provider knows in time.</summary>
    private static DateTimeOffset PayBy(SecurityDepositCase said, DateTimeOffset askedAt) => Later(
        Earlier(askedAt + said.Terms.PayWithin, askedAt + ((said.Start - askedAt) / 2)), askedAt + LeastTime);

    private static Decision<SecurityDepositEvent> Renew(SecurityDepositState deposit, DateTimeOffset until, DateTimeOffset now) =>
        until == deposit.PayBy ? Decision<SecurityDepositEvent>.Nothing : new SecurityDepositRenewed(now, deposit.PaymentId, until);

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
