using Marketplace.Bookings;
using Marketplace.Payments;
using Marketplace.SecurityDeposits;

namespace Marketplace.Simulations;

/// <summary>What holds of security deposits, computed apart from the rules: what was taken goes back or is awarded, never both, and it is always over.</summary>
internal static class GuaranteeLaws
{
    /// <summary>A crash of more than a day, and a clock that is a day off. Its own deadlines are later than that for most.</summary>
    private static readonly TimeSpan AtOnce = TimeSpan.FromDays(3);

    public static IEnumerable<Violation> Judge(History history) =>
    [
        .. history.Steps.Where(step => step.Step.After is SecurityDepositState)
            .GroupBy(step => step.Step.Stream, StringComparer.Ordinal)
            .SelectMany(deposit => Life(deposit.Key, [.. deposit])),
        .. Payments(history),
        .. Bookings(history),
    ];

    private static IEnumerable<Violation> Life(string stream, Committed[] steps)
    {
        var (asked, taken, claimed, granted, ended) = (0, 0L, default(long?), 0L, 0);
        foreach (var step in steps)
        {
            var (before, at) = ((SecurityDepositState)step.Step.Before, step.Write.At);
            var wrong = ended > 0 && step.Step.Event is not (SecurityDepositRejected or SecurityDepositDisputed or SecurityDepositAwardReturned) ? "goes on after its end" : step.Step.Event switch
            {
                SecurityDepositAsked e when asked++ > 0 || at < before.Case!.Start - before.Case.Terms.DueBefore || e.PayBy <= at => "is asked for",
                SecurityDepositTaken e when asked == 0 || taken > 0 || e.Amount != before.Case!.Terms.Amount => "is taken",
                SecurityDepositClaimed e when taken == 0 || claimed is not null || at < before.Case!.Start || at >= LastToClaim(before)
                    || e.Claim.Amount.Amount > taken || e.Claim.Amount.Amount != e.Claim.Items.Sum(item => item.Amount.Amount) => "is claimed",
                SecurityDepositContested when claimed is null || at >= Resumed(before, before.Claim!.AnswerBy) => "is contested",
                SecurityDepositEnded e when e.Award.Amount + e.Back.Amount != taken || e.Award.Amount < 0 || e.Award.Amount > (claimed ?? 0) => "divides what is not there",
                SecurityDepositEnded { Reason: "Nothing was claimed in time." } when claimed is not null || at < LastToClaim(before) => "goes back too early",
                SecurityDepositEnded { Reason: "The customer did not contest the claim in time, which grants it." } e when at < Resumed(before, before.Claim!.AnswerBy) || e.Award.Amount != claimed => "is granted by silence",
                SecurityDepositEnded { Reason: "No operator has decided, so what the customer grants is awarded." } e when e.Award.Amount != granted => "is decided by nobody",
                SecurityDepositEnded when !before.OpenDisputes.IsEmpty && before.Claim is not null && step.Write.Cause.By.Role is ActorRole.Member => "is decided while a bank has it",
                _ => null,
            };
            if (wrong is not null)
            {
                yield return new Violation("guarantees", $"{stream}@{step.Step.Version} {wrong}: {step.Step.Event}");
            }

            taken += step.Step.Event is SecurityDepositTaken { Amount: var held } ? held.Amount : 0;
            claimed = step.Step.Event is SecurityDepositClaimed { Claim.Amount: var wanted } ? wanted.Amount : claimed;
            granted = step.Step.Event is SecurityDepositContested { Answer.Granted: var least } ? least.Amount : granted;
            ended += step.Step.Event is SecurityDepositEnded ? 1 : 0;
        }
    }

    /// <summary>What lies at the gateway: all of it goes back, but for what was awarded, which is the provider's to the cent.</summary>
    private static IEnumerable<Violation> Payments(History history)
    {
        var awards = history.All<SecurityDepositEnded>().ToLookup(ended => ended.Event.PaymentId, ended => ended.Event.Award.Amount);
        foreach (var (id, payment) in history.Last<PaymentState>().Where(payment => payment.State.Purpose is PaymentPurpose.SecurityDeposit))
        {
            // What a bank keeps stands for what was promised, and is taken of what was awarded; so is what an operator gives back of it.
            var (award, theirs) = (awards[id.GetGuidKey()].Sum() - payment.ClawedBack + (payment.Chargebacks?.SharesSettled ?? 0), payment.ProviderShare + (payment.Chargebacks?.SharesSettled ?? 0));
            if (theirs != award || payment.PlatformShare != 0 || payment.Captured + payment.Goodwill - award != payment.RefundsPromised + (payment.Chargebacks?.RefundsSettled ?? 0))
            {
                yield return new Violation("guarantees", $"{id}: {payment.Captured} were paid, {award} awarded, {payment.RefundsPromised} go back, {theirs} are the provider's and {payment.PlatformShare} the platform's");
            }
        }
    }

    /// <summary>Whatever did not take place has no deposit any more, and who did not leave one has lost what the policy takes, no sooner than was promised.</summary>
    private static IEnumerable<Violation> Bookings(History history)
    {
        var deposits = history.Last<SecurityDepositState>().ToDictionary(deposit => deposit.State.Case!.BookingId, deposit => deposit.State);
        foreach (var (at, cancelled) in history.All<BookingCancelled>().Where(cancelled => deposits.ContainsKey(cancelled.At.Stream.GetGuidKey())))
        {
            var deposit = deposits[at.Stream.GetGuidKey()];
            if (deposit.EndedAt is not { } ended || ended > at.Write.At + AtOnce)
            {
                yield return new Violation("guarantees", $"{at.Stream} was cancelled at {at.Write.At:u}, and its deposit is {deposit.Status} since {deposit.EndedAt:u}");
            }

            if (cancelled.Reason is "The security deposit was not paid in time." && deposit is not { Status: SecurityDepositStatus.Unpaid, TakenAt: null })
            {
                yield return new Violation("guarantees", $"{at.Stream} was cancelled for its deposit, which is {deposit.Status}");
            }
        }
    }

    private static DateTimeOffset LastToClaim(SecurityDepositState deposit) => Resumed(deposit, deposit.Case!.End + deposit.Case.Terms.ReturnAfter);

    private static DateTimeOffset Resumed(SecurityDepositState deposit, DateTimeOffset at) =>
        deposit.ResumedAt is { } resumed && resumed.AddDays(1) > at ? resumed.AddDays(1) : at;
}
