using System.Text.Json;
using Marketplace.Providers;

namespace Marketplace.Notifications;

/// <summary>Has the person behind a provider told that payouts go to another bank account, while there is time to say that it was not them.</summary>
internal sealed class BankMailHandler(IGrainFactory grains, Notifier notifier) : IIntentHandler
{
    public ImmutableArray<string> Kinds => [BankAccounts.MailIntent];

    public async Task CarryOut(ClaimedIntent intent, CancellationToken cancellationToken)
    {
        var grain = grains.GetGrain<IProviderGrain>(intent.Stream.GetGuidKey());
        var provider = (await grain.Read(Actor.Platform, cancellationToken)).View
            ?? throw new InvalidOperationException($"{intent.Stream} wants somebody told and does not exist.");
        var about = intent.Body.Deserialize<BankMail>(MarketplaceJson.Options)!;
        var facts = new NotificationFacts { Change = SecurityChange.BankAccount, At = about.PaidFrom, Last4 = about.Last4 };
        await notifier.Tell(
            intent.Report("notify"), new NotificationCase(provider.AccountId, NotificationTopic.AccountSecurity, facts, $"{intent.Stream}#{about.Id}"));
        await grain.ConfirmBankMail(new ConfirmBankMail(intent.Report("sent"), intent.Id));
    }
}
