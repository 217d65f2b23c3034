using System.Globalization;
using Marketplace.Bookings;
using Marketplace.Hosting;
using Marketplace.Identity;
using Marketplace.Payments;

namespace Marketplace.Notifications;

/// <summary>Writes to customers whose balance is due, with the link to where it is paid, and tells the booking when that is on its way.</summary>
internal sealed class BalanceMailHandler(IGrainFactory grains, IMailSender sender, OwnAddress address) : IIntentHandler
{
    public ImmutableArray<string> Kinds => [Balances.MailIntent];

    public async Task CarryOut(ClaimedIntent intent, CancellationToken cancellationToken)
    {
        var grain = grains.GetGrain<IBookingGrain>(intent.Stream.GetGuidKey());
        var booking = (await grain.Read(Actor.Platform, cancellationToken)).View
            ?? throw new InvalidOperationException($"{intent.Stream} wants a mail and does not exist.");

        // What was paid or given up meanwhile is no news any more.
        if (booking is { Terms.Balance: { } terms, Balance: { IsOpen: true } asked }
            && (await grains.GetGrain<IAccountGrain>(booking.CustomerId).Contact(cancellationToken)).View is { } person)
        {
            var sale = await grains.GetGrain<IPaymentGrain>(booking.PaymentId).Read(Actor.Platform, cancellationToken);
            await sender.Send(Write(person, booking, terms.Due, asked, isCharged: sale.View?.Kept is not null), intent.Id, cancellationToken);
        }

        await grain.ConfirmBalanceMail(new ConfirmBalanceMail(intent.Report("sent"), intent.Id));
    }

    private Mail Write(AccountContact person, BookingView booking, Money due, BookingBalance asked, bool isCharged)
    {
        var page = new Uri(address.Value, $"/api/v1/marketplace/payments/{asked.PaymentId}/checkout");
        return new Mail(
            person.Email,
            "The balance of your booking is due",
            $"""
            Hello {person.FirstName},

            {due} are due for "{booking.Terms.Title}" on {Moment(booking.Terms.Start)}. {(isCharged
                ? $"We charge the card that you let us keep on {Moment(CardCharges.FirstAt(asked.AskedAt, asked.PayBy))}. If you would rather pay another way, do so before:"
                : $"Please pay until {Moment(asked.PayBy)}:")}

            {page}

            Unpaid the booking is cancelled then, by the policy that you agreed to.

            Booking {booking.Id}
            """.ReplaceLineEndings("\n"));
    }

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
