using Marketplace.Bookings;
using Marketplace.Disputes;

namespace Marketplace.SecurityDeposits;

/// <summary>
/// What a deposit knows of disputes at its customer's bank. While the bank has the money it is not there to be divided, so nobody decides and no time
/// runs; an inquiry has taken nothing. What the bank keeps is what the customer had coming, so the deposit is returned with it, once.
/// </summary>
internal static class DepositDisputes
{
    /// <summary>What ran out meanwhile is not decided in the moment in which the money is back.</summary>
    public static readonly TimeSpan TimeToResume = TimeSpan.FromDays(1);

    public static Decision<SecurityDepositEvent> Heard(SecurityDepositState deposit, DisputeSecurityDeposit told, DateTimeOffset now)
    {
        var isOpen = told.Status is DisputeStatus.NeedsResponse or DisputeStatus.UnderReview;
        var events = ImmutableArray.CreateBuilder<SecurityDepositEvent>();
        if (isOpen != deposit.OpenDisputes.Contains(told.DisputeId))
        {
            events.Add(new SecurityDepositDisputed(now, told.DisputeId, isOpen));
        }

        if (told.Status is DisputeStatus.Lost && deposit.IsHeld)
        {
            events.Add(DepositEnds.Divided(
                deposit, DepositEnds.Nothing(deposit), BookingSide.Platform, "The customer's bank has given the money back to them.", now));
        }

        return events.Count == 0 ? Decision<SecurityDepositEvent>.Nothing : Decision<SecurityDepositEvent>.Happened(events.DrainToImmutable());
    }
}
