using Marketplace.Providers;
using Marketplace.Time;

namespace Marketplace.Sandbox;

/// <summary>Changes what the gateway thinks of a provider, and waits until the provider has heard of it.</summary>
internal static class OnboardingEndpoints
{
    /// <summary>The longest IBAN.</summary>
    private const int LongestNumber = 34;

    private const int ShownOfNumber = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static void MapSandboxOnboarding(this RouteGroupBuilder sandbox)
    {
        sandbox.MapPost("/onboarding/{providerId:guid}/complete", Complete).WithSummary("The gateway knows all it wants to know.");
        sandbox.MapPost("/onboarding/{providerId:guid}/restrict", Restrict).WithSummary("The gateway stops charges and payouts.");
        sandbox.MapPost("/onboarding/{providerId:guid}/bank", ChangeBank).WithSummary("The provider has payouts sent to another bank account.");
    }

    private static Task<OkAnswer<GatewayFlagsBody>> Complete(
        Guid providerId, StripeSandbox stripe, IGrainFactory grains, ISettle settle, CancellationToken cancellationToken) =>
        Change(providerId, stripe.CompleteAccount, grains, settle, cancellationToken);

    private static Task<OkAnswer<GatewayFlagsBody>> Restrict(
        Guid providerId, StripeSandbox stripe, IGrainFactory grains, ISettle settle, CancellationToken cancellationToken) =>
        Change(providerId, stripe.RestrictAccount, grains, settle, cancellationToken);

    private static async Task<OkAnswer<GatewayFlagsBody>> ChangeBank(
        Guid providerId, BankNumberRequest body, StripeSandbox stripe, IGrainFactory grains, ISettle settle, CancellationToken cancellationToken)
    {
        var check = new Check();
        var number = check.Text("number", body.Number, LongestNumber);
        check.Require(number.Length >= ShownOfNumber, "number", "must have at least four characters");
        return check.Refusal is { } refusal
            ? refusal
            : await Change(providerId, account => stripe.ChangeBank(account, number), grains, settle, cancellationToken);
    }

    private static async Task<OkAnswer<GatewayFlagsBody>> Change(
        Guid providerId, Func<string, Task<bool>> change, IGrainFactory grains, ISettle settle, CancellationToken cancellationToken)
    {
        var provider = grains.GetGrain<IProviderGrain>(providerId);
        var before = await provider.Read(Actor.Platform, cancellationToken);
        if (before.Refusal is { } unknown)
        {
            return unknown;
        }

        if (before.View!.Gateway.AccountId is not { } account || !await change(account))
        {
            return SandboxOnboardingRefusals.NotBegun;
        }

        await settle.Settle(Patience, cancellationToken);
        return (await provider.Read(Actor.Platform, cancellationToken)).ToOk(GatewayFlagsBody.Of);
    }
}

/// <param name="Number">Of the bank account; 4 to 34 characters, of which the end is shown.</param>
internal sealed record BankNumberRequest(string? Number);

/// <summary>What the gateway allows a provider.</summary>
internal sealed record GatewayFlagsBody(Guid ProviderId, bool ChargesEnabled, bool PayoutsEnabled, ImmutableArray<string> Requirements)
{
    public static GatewayFlagsBody Of(ProviderView provider) =>
        new(provider.Id, provider.Gateway.Flags.ChargesEnabled, provider.Gateway.Flags.PayoutsEnabled, provider.Gateway.Flags.Requirements);
}

internal static class SandboxOnboardingRefusals
{
    public static readonly Refusal NotBegun =
        new(RefusalKind.NotNow, "sandbox.onboarding-not-begun", "This provider has no account at the gateway yet.");
}
