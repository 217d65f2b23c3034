using Marketplace.Payments;
using Marketplace.Payouts;
using Marketplace.Providers;

namespace Marketplace.Gateways;

/// <summary>Carries out what payouts want of the gateway, and tells them what it did.</summary>
internal sealed class PayoutIntentHandler(IGrainFactory grains, IEnumerable<IConnectedGateway> gateways) : IIntentHandler
{
    public ImmutableArray<string> Kinds => [Payout.Send, Payout.Ask, Payout.Withdraw];

    public async Task CarryOut(ClaimedIntent intent, CancellationToken cancellationToken)
    {
        var grain = grains.GetGrain<IPayoutGrain>(intent.Stream.GetGuidKey());
        var payout = (await grain.Read(Actor.Platform, cancellationToken)).View
            ?? throw new InvalidOperationException($"{intent.Stream} wants something and does not exist.");
        var provider = grains.GetGrain<IProviderGrain>(payout.ProviderId);
        var account = (await provider.Read(Actor.Platform, cancellationToken)).View?.Gateway.AccountId
            ?? throw new InvalidOperationException($"The provider {payout.ProviderId} has earnings at a gateway where it has no account.");
        var gateway = gateways.Single(candidate => candidate.Name == GatewayNames.Stripe);
        var fact = intent.Kind switch
        {
            Payout.Send => await Send(),
            Payout.Ask => await gateway.AskAfterPayout(payout, account, intent.Id, cancellationToken),
            Payout.Withdraw => await gateway.FindPayout(payout, account, intent.Id, cancellationToken),
            _ => throw new InvalidOperationException($"Nobody knows how to carry out {intent.Kind}."),
        };
        await grain.Record(new RecordPayoutFact(intent.Report($"{fact.GetType().Name}#{payout.Version}"), fact));

        async Task<PayoutFact> Send()
        {
            // The news of another bank account may not have come yet: nothing is sent to one that has not cooled off.
            var news = await gateway.LookAtAccount(account, cancellationToken);
            var told = await provider.RecordGatewayFlags(
                new RecordGatewayFlags(intent.Report($"account#{string.Join('/', news.Banks.Select(bank => bank.Reference))}"), account, news.Flags, news.Banks));
            var bank = KnownBankAccount.At(told.View?.Banks ?? [], payout.Amount.Currency, intent.WantedAt);
            return await gateway.SendPayout(payout, account, bank, intent.Id, intent.IsRepeat, cancellationToken);
        }
    }
}
