using System.Globalization;
using System.Text.Json;
using Marketplace.Identity;
using Marketplace.Providers;

namespace Marketplace.Notifications;

/// <summary>Tells the person behind a provider that payouts go to another bank account, while there is time to say that it was not them.</summary>
internal sealed class BankMailHandler(IGrainFactory grains, IMailSender sender) : IIntentHandler
{
    public ImmutableArray<string> Kinds => [BankAccounts.MailIntent];

    public async Task CarryOut(ClaimedIntent intent, CancellationToken cancellationToken)
    {
        var grain = grains.GetGrain<IProviderGrain>(intent.Stream.GetGuidKey());
        var provider = (await grain.Read(Actor.Platform, cancellationToken)).View
            ?? throw new InvalidOperationException($"{intent.Stream} wants a mail and does not exist.");
        if ((await grains.GetGrain<IAccountGrain>(provider.AccountId).Contact(cancellationToken)).View is { } person)
        {
            await sender.Send(Write(person, intent.Body.Deserialize<BankMail>(MarketplaceJson.Options)!), intent.Id, cancellationToken);
        }

        await grain.ConfirmBankMail(new ConfirmBankMail(intent.Report("sent"), intent.Id));
    }

    private static Mail Write(AccountContact person, BankMail about)
    {
        var which = about.Last4 is { } end ? $" that ends in {end}" : string.Empty;
        return new Mail(
            person.Email,
            "Your payouts go to another bank account",
            $"""
            Hello {person.FirstName},

            from {about.PaidFrom.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture)} on your payouts go to the bank account{which}. Until then nothing is paid.

            If that was not you, pause your payouts now, choose another password, and write to us.
            """.ReplaceLineEndings("\n"));
    }
}
