using System.Globalization;
using System.Text.Json;
using Marketplace.Hosting;
using Marketplace.Identity;
using Marketplace.Payments;

namespace Marketplace.Notifications;

/// <summary>Writes to customers whose card was charged for a balance, or was not, and tells the payment when that is on its way.</summary>
internal sealed class ChargeMailHandler(IGrainFactory grains, IMailSender sender, OwnAddress address) : IIntentHandler
{
    public ImmutableArray<string> Kinds => [PaymentIntents.ChargeMail];

    public async Task CarryOut(ClaimedIntent intent, CancellationToken cancellationToken)
    {
        var grain = grains.GetGrain<IPaymentGrain>(intent.Stream.GetGuidKey());
        var payment = (await grain.Read(Actor.Platform, cancellationToken)).View
            ?? throw new InvalidOperationException($"{intent.Stream} wants a mail and does not exist.");
        var mail = intent.Body.Deserialize<ChargeMail>(MarketplaceJson.Options)!;

        // That the card was declined is no news to whoever has paid since.
        if ((mail.Declined is null || payment.Status is PaymentStatus.Pending)
            && (await grains.GetGrain<IAccountGrain>(payment.CustomerId).Contact(cancellationToken)).View is { } person)
        {
            await sender.Send(mail.Declined is { } declined ? Failed(person, payment, mail, declined) : Charged(person, payment), intent.Id, cancellationToken);
        }

        await grain.ConfirmChargeMail(new ConfirmChargeMail(intent.Report("sent"), intent.Id));
    }

    private static Mail Charged(AccountContact person, PaymentView payment) => new(
        person.Email,
        "The balance of your booking is paid",
        $"""
        Hello {person.FirstName},

        {payment.Captured} for "{payment.Title}" were charged to the card that you let us keep, and nothing more is due. The card is not kept any longer.

        Booking {payment.BookingId}
        """.ReplaceLineEndings("\n"));

    private Mail Failed(AccountContact person, PaymentView payment, ChargeMail mail, string declined) => new(
        person.Email,
        "The balance of your booking could not be charged",
        $"""
        Hello {person.FirstName},

        We could not charge {payment.Amount} for "{payment.Title}" to the card that you let us keep: {declined}

        {(mail.NextAt is { } next ? $"We try again on {Moment(next)}. You can pay before:" : $"We do not try again. Please pay until {Moment(payment.ExpiresAt)}:")}

        {new Uri(address.Value, $"/api/v1/marketplace/payments/{payment.Id}/checkout")}

        Unpaid the booking is cancelled then, by the policy that you agreed to.

        Booking {payment.BookingId}
        """.ReplaceLineEndings("\n"));

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
