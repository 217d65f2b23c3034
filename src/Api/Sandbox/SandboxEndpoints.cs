namespace Marketplace.Sandbox;

/// <summary>What only exists where the outside world and time are stand-ins. None of it needs a token.</summary>
internal static class SandboxEndpoints
{
    public static void MapSandbox(this RouteGroupBuilder api)
    {
        api.MapSandboxClock();
        api.MapSandboxAdmin();
        api.MapSandboxMail();

        var sandbox = api.MapGroup("/sandbox").WithTags("Sandbox");
        sandbox.MapSandboxCheckout();
        sandbox.MapSandboxOnboarding();
    }
}
