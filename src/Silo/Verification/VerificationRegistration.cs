namespace Marketplace.Verification;

internal static class VerificationRegistration
{
    /// <summary>Asks for the storage of aggregates and the domain clock. The gateway's record is added by whoever has one.</summary>
    public static IServiceCollection AddVerification(this IServiceCollection services) => services
        .AddSingleton<EventWalk>()
        .AddSingleton<UntouchedLedger>()
        .AddSingleton<GatewayInvariants>()
        .AddSingleton<GatewayCash>()
        .AddSingleton<Invariants>()
        .AddSingleton<Verifier>();
}
