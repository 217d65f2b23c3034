using Marketplace.Bookings;

namespace Marketplace.SecurityDeposits;

/// <summary>Tells a deposit what becomes of its booking. Before it is confirmed there is nothing to secure.</summary>
internal sealed class SecurityDepositOpening(IGrainFactory grains) : IRelay<BookingEvent>
{
    public bool Hears(BookingEvent happened) =>
        happened is BookingConfirmed or BookingMoved or BookingChanged or BookingCancelled or BookingNoShowUpheld or BookingRefunded { Entire: true };

    public async Task Tell(Notice<BookingEvent> notice, CancellationToken cancellationToken)
    {
        if (!Hears(notice.Event))
        {
            return;
        }

        var booking = await BookingFacts.Of(grains, notice, cancellationToken);
        var terms = booking.Terms;
        if (terms.Security is not { } security)
        {
            return;
        }

        var deposit = grains.GetGrain<ISecurityDepositGrain>(SecurityDepositId.Of(notice.Source));
        switch (notice.Event)
        {
            case BookingConfirmed:
                var said = new SecurityDepositCase(
                    notice.Source, booking.CustomerId, terms.ProviderId, terms.ListingId, terms.Title, terms.TimeZone, terms.Start, terms.End, security);
                await deposit.Agree(new AgreeSecurityDeposit(notice.Cause("security-deposit"), said));
                break;
            case BookingMoved or BookingChanged:
                await deposit.Move(new MoveSecurityDeposit(notice.Cause("security-deposit"), terms.Start, terms.End));
                break;
            case BookingCancelled:
                await deposit.End(new EndSecurityDeposit(notice.Cause("security-deposit"), "The booking was cancelled.", IsUnused: true));
                break;
            case BookingNoShowUpheld:
                await deposit.End(new EndSecurityDeposit(notice.Cause("security-deposit"), "The booking did not take place.", IsUnused: true));
                break;
            case BookingRefunded:
                await deposit.End(new EndSecurityDeposit(notice.Cause("security-deposit"), "The booking was refunded.", IsUnused: false));
                break;
        }
    }
}
