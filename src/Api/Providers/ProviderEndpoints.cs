using Marketplace.Identity;

namespace Marketplace.Providers;

internal static class ProviderEndpoints
{
    public static void MapProviders(this RouteGroupBuilder api)
    {
        var providers = api.MapGroup("/providers").WithTags("Providers");
        providers.MapGet("/{id:guid}", ReadPage).WithName("ReadProvider");

        var own = providers.MapGroup(string.Empty).RequireAuthorization();
        own.MapPost("/register", Register).WithName("RegisterProvider");
        own.MapGet("/me", Read).WithName("ReadMyProvider");
        own.MapPatch("/me", Change).WithName("ChangeMyProvider");
        own.MapPost("/me/stripe-connect", Connect).WithName("ConnectMyProvider");
        own.MapPost("/me/bank-account", ChangeBank).WithName("ChangeMyBankAccount").WithSummary(
            "A page of the gateway where I change the bank account that payouts go to; asks for my password first.");
        own.MapGet("/me/dashboard", ReadDashboard).WithName("ReadMyDashboard");
        own.MapGet("/me/tax-details", ReadTaxDetails).WithName("ReadMyTaxDetails").WithSummary("Who I am to the tax office, and what is still asked for.");
        own.MapPut("/me/tax-details", DeclareTaxDetails).WithName("DeclareMyTaxDetails").WithSummary("Say who I am to the tax office.");
    }

    private static async Task<CreatedAnswer<ProviderBody>> Register(RegisterProviderRequest body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var command = body.Command(caller.Context(), check);
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        var outcome = await Own(caller, grains).Register(command);
        return outcome.ToCreated(view => $"/providers/{view.Id}", ProviderBody.Of);
    }

    private static async Task<OkAnswer<ProviderBody>> Read(Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var outcome = await Own(caller, grains).Read(caller.Actor, cancellationToken);
        return outcome.ToOk(ProviderBody.Of);
    }

    private static async Task<OkAnswer<ProviderBody>> Change(ChangeProviderRequest body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var changes = body.Changes(check);
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        var outcome = await Own(caller, grains).ChangeProfile(new ChangeProviderProfile(caller.Context(), changes));
        return outcome.ToOk(ProviderBody.Of);
    }

    private static async Task<OkAnswer<DeclaredTaxDetailsBody>> ReadTaxDetails(Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var outcome = await Own(caller, grains).Read(caller.Actor, cancellationToken);
        return outcome.ToOk(DeclaredTaxDetailsBody.Of);
    }

    private static async Task<OkAnswer<DeclaredTaxDetailsBody>> DeclareTaxDetails(
        TaxDetailsRequest body, Caller caller, IGrainFactory grains, [FromKeyedServices(DomainClock.Key)] TimeProvider clock)
    {
        var check = new Check();
        var details = body.Details(check, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        var outcome = await Own(caller, grains).DeclareTaxDetails(new DeclareTaxDetails(caller.Context(), details));
        return outcome.ToOk(DeclaredTaxDetailsBody.Of);
    }

    private static Task<OkAnswer<OnboardingBody>> Connect(Caller caller, Onboarding onboarding, CancellationToken cancellationToken) =>
        onboarding.Begin(caller, cancellationToken);

    private static async Task<OkAnswer<BankPageBody>> ChangeBank(Caller caller, StepUp stepUp, Onboarding onboarding, CancellationToken cancellationToken) =>
        await stepUp.Require(caller, cancellationToken) is { } refusal ? refusal : await onboarding.OpenBankPage(caller, cancellationToken);

    private static async Task<OkAnswer<ProviderPage>> ReadPage(
        Guid id, IGrainFactory grains, IProviderNumbers numbers, CancellationToken cancellationToken)
    {
        var outcome = await grains.GetGrain<IProviderGrain>(id).PublicPage(cancellationToken);
        return outcome.View is { } view
            ? ProviderPage.Of(view, await numbers.Read(id, cancellationToken))
            : outcome.Refusal!;
    }

    private static async Task<OkAnswer<DashboardBody>> ReadDashboard(
        Caller caller, IGrainFactory grains, DashboardReader dashboard, CancellationToken cancellationToken)
    {
        var outcome = await Own(caller, grains).Read(caller.Actor, cancellationToken);
        return outcome.View is { } view ? await dashboard.Read(view, cancellationToken) : outcome.Refusal!;
    }

    private static IProviderGrain Own(Caller caller, IGrainFactory grains) => grains.GetGrain<IProviderGrain>(caller.Actor.ProviderId);
}
