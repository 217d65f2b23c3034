using Marketplace.Bookings;

namespace Marketplace.SecurityDeposits;

/// <summary>Tells the booking what becomes of its deposit, so that both sides see it in the timeline where they look for everything else.</summary>
internal sealed class SecurityDepositTimelineRelay(IGrainFactory grains) : IRelay<SecurityDepositEvent>
{
    public bool Hears(SecurityDepositEvent happened) =>
        happened is SecurityDepositTaken or SecurityDepositClaimed or SecurityDepositContested || IsDivided(happened);

    public async Task Tell(Notice<SecurityDepositEvent> notice, CancellationToken cancellationToken)
    {
        var deposit = notice.Known(await grains.GetGrain<ISecurityDepositGrain>(notice.Source).Read(Actor.Platform, cancellationToken));
        if (News(notice.Event, deposit.Claim) is { } news)
        {
            await grains.GetGrain<IBookingGrain>(deposit.Case.BookingId).SecurityDepositTold(new RecordSecurityDeposit(notice.Cause("timeline"), news));
        }
    }

    private static SecurityDepositNews? News(SecurityDepositEvent happened, DamageClaim? claim) => happened switch
    {
        SecurityDepositTaken taken => new(SecurityDepositStep.Captured, taken.Amount, BookingSide.Customer),
        SecurityDepositClaimed { Claim: var made } => new(SecurityDepositStep.Claimed, made.Amount, BookingSide.Provider, Reason: made.Text),
        SecurityDepositContested contested when claim is not null =>
            new(SecurityDepositStep.Contested, claim.Amount, BookingSide.Customer, Reason: contested.Answer.Text),
        SecurityDepositEnded ended when IsDivided(ended) && claim is not null =>
            new(SecurityDepositStep.Decided, ended.Award + ended.Back, ended.By, ended.Award, ended.Back, ended.Reason),
        SecurityDepositEnded ended when IsDivided(ended) =>
            new(SecurityDepositStep.Returned, ended.Back, ended.By, Back: ended.Back, Reason: ended.Reason),
        _ => null,
    };

    /// <summary>What was never paid is divided among nobody.</summary>
    private static bool IsDivided(SecurityDepositEvent happened) =>
        happened is SecurityDepositEnded { Award: var award, Back: var back } && (award + back).IsPositive;
}
