using System.Globalization;
using Marketplace.Hosting;
using Marketplace.Identity;
using Marketplace.SecurityDeposits;

namespace Marketplace.Notifications;

/// <summary>Writes to customers whose security deposit is due, with the link to where it is paid, and tells the deposit when that is on its way.</summary>
internal sealed class SecurityDepositMailHandler(IGrainFactory grains, IMailSender sender, OwnAddress address) : IIntentHandler
{
    public ImmutableArray<string> Kinds => [DepositPayments.MailIntent];

    public async Task CarryOut(ClaimedIntent intent, CancellationToken cancellationToken)
    {
        var grain = grains.GetGrain<ISecurityDepositGrain>(intent.Stream.GetGuidKey());
        var deposit = (await grain.Read(Actor.Platform, cancellationToken)).View
            ?? throw new InvalidOperationException($"{intent.Stream} wants a mail and does not exist.");

        // What was paid or given up meanwhile is no news any more.
        if (deposit is { Status: SecurityDepositStatus.Due, PaymentId: { } payment, PayBy: { } until }
            && (await grains.GetGrain<IAccountGrain>(deposit.Case.CustomerId).Contact(cancellationToken)).View is { } person)
        {
            await sender.Send(Write(person, deposit.Case, payment, until), intent.Id, cancellationToken);
        }

        await grain.ConfirmMail(new ConfirmSecurityDepositMail(intent.Report("sent"), intent.Id));
    }

    private Mail Write(AccountContact person, SecurityDepositCase said, Guid payment, DateTimeOffset until)
    {
        var page = new Uri(address.Value, $"/api/v1/marketplace/payments/{payment}/checkout");
        return new Mail(
            person.Email,
            "The security deposit of your booking is due",
            $"""
            Hello {person.FirstName},

            A security deposit of {said.Terms.Amount} is due for "{said.Title}" on {Moment(said.Start)}. Please pay until {Moment(until)}:

            {page}

            It is no part of the price. You have it back after the end, unless something was damaged. Unpaid the booking is cancelled, by the policy that you agreed to.

            Booking {said.BookingId}
            """.ReplaceLineEndings("\n"));
    }

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
