using Marketplace.Gateways;
using Marketplace.Realtime;

namespace Marketplace.Providers;

/// <summary>
/// Leads a provider to the gateway's questions. The account is opened by a worker outside the grain's turn; this waits
/// for it, within bounds, because a client that asks for a page wants the page.
/// </summary>
internal sealed partial class Onboarding(
    IGrainFactory grains, ChangeWatch changes, IOnboardingLinks links, TimeProvider time, ILogger<Onboarding> logger)
{
    /// <summary>A gateway opens an account in a second or two; nobody looks at an empty page for longer than this.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public async Task<OkAnswer<OnboardingBody>> Begin(Caller caller, CancellationToken cancellationToken)
    {
        var provider = grains.GetGrain<IProviderGrain>(caller.Actor.ProviderId);
        using var watch = changes.Watch(provider.GetGrainId());
        var wanted = await provider.RequestOnboarding(new RequestOnboarding(caller.Context()));
        if (wanted.Refusal is { } refusal)
        {
            return refusal;
        }

        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            var accountId = wanted.View!.Gateway.AccountId ?? await Opened(provider, watch, caller.Actor, either.Token);
            var link = await links.Create(accountId, either.Token);
            await provider.RecordGatewayFlags(new RecordGatewayFlags(caller.Context("flags") with { By = Actor.Platform }, accountId, link.News.Flags, link.News.Banks));
            return new OkAnswer<OnboardingBody> { Body = new OnboardingBody(link.Url), Replayed = wanted.Replayed };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return GatewayRefusals.Unavailable;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogNoLink(provider.GetPrimaryKey(), failure);
            return GatewayRefusals.Unavailable;
        }
    }

    /// <summary>Where a provider who is set up changes the bank account that payouts go to.</summary>
    public async Task<OkAnswer<BankPageBody>> OpenBankPage(Caller caller, CancellationToken cancellationToken)
    {
        var read = await grains.GetGrain<IProviderGrain>(caller.Actor.ProviderId).Read(caller.Actor, cancellationToken);
        if (read.View is not { } provider)
        {
            return read.Refusal!;
        }

        if (provider.Gateway is not { AccountId: { } account, Flags.DetailsSubmitted: true })
        {
            return GatewayRefusals.NotOnboarded;
        }

        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return new OkAnswer<BankPageBody> { Body = new BankPageBody(await links.CreateBankPage(account, either.Token)) };
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            LogNoLink(provider.Id, failure);
            return GatewayRefusals.Unavailable;
        }
    }

    private static async Task<string> Opened(
        IProviderGrain provider, ChangeSubscription watch, Actor by, CancellationToken cancellationToken)
    {
        await foreach (var _ in watch.All(cancellationToken))
        {
            var read = await provider.Read(by, cancellationToken);
            if (read.View?.Gateway.AccountId is { } accountId)
            {
                return accountId;
            }
        }

        throw new OperationCanceledException(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The gateway gave no onboarding link for provider {Provider}.")]
    private partial void LogNoLink(Guid provider, Exception failure);
}
