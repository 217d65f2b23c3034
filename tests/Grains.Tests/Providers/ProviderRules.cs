namespace Marketplace.Providers;

public sealed class ProviderRules : RulesLaws
{
    private static readonly Actor Pia = TestContexts.Person(1);

    private static readonly Actor Eve = TestContexts.Person(6);

    private static readonly Actor Olga = new(ActorRole.Operator, new Guid("99999999-0000-0000-0000-000000000000"), Guid.Empty);

    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly Guid Wish = DerivedId.From(Pia.Id, ProviderGateway.OpenAccount);

    private static readonly GatewayFlags Complete = new(true, true, true, []);

    private static readonly GatewayFlags Lacking = new(true, false, true, ["external_account"]);

    private static readonly ProviderEvent Registered = new ProviderRegistered(Monday, Pia.Id, ProviderProfiles.First(Register()));

    private static readonly ProviderEvent Wanted = new ProviderOnboardingRequested(Monday, Wish);

    private static readonly ProviderEvent Opened = new ProviderGatewayAccountOpened(Monday, "acct_1");

    private static readonly ProviderEvent Allowed = new ProviderGatewayFlagsChanged(Monday, Complete);

    private static readonly ProviderEvent Activated = new ProviderActivated(Monday);

    private readonly Story<Provider, ProviderState, ProviderCommand, ProviderEvent> story = new();

    [Fact]
    public void The_laws_hold() => HoldFor<Provider, ProviderState, ProviderCommand, ProviderEvent>();

    [Fact]
    public void A_person_becomes_a_provider_once()
    {
        story.At(Monday).When(Register()).Then(Registered);
        story.When(Register()).ThenRefused("provider.already-registered");
    }

    [Fact]
    public void A_visitor_cannot() =>
        story.At(Monday).When(Register() with { Context = TestContexts.By(Actor.Visitor) }).ThenRefused("provider.account-required");

    [Fact]
    public void An_account_at_the_gateway_is_wanted_once_until_it_is_there()
    {
        story.Given(Registered).At(Monday).When(new RequestOnboarding(By(Pia))).Then(Wanted).ThenWants("stripe.account");
        story.When(new RequestOnboarding(By(Pia))).ThenNothing().ThenWants("stripe.account");
        story.When(new RecordGatewayAccount(By(Actor.Platform), "acct_1")).Then(Opened).ThenWants();
        story.When(new RecordGatewayAccount(By(Actor.Platform), "acct_1")).ThenNothing();
        story.When(new RecordGatewayAccount(By(Actor.Platform), "acct_2")).ThenRefused("provider.gateway-account-unknown");
    }

    [Fact]
    public void Complete_onboarding_activates_and_what_the_gateway_takes_back_restricts()
    {
        story.Given(Registered, Wanted, Opened).At(Monday).When(Told(Complete)).Then(Allowed, Activated);
        story.When(Told(Complete)).ThenNothing();
        story.When(Told(Lacking)).Then(new ProviderGatewayFlagsChanged(Monday, Lacking), new ProviderRestricted(Monday));
        story.When(Told(Complete)).Then(Allowed, Activated);
    }

    [Fact]
    public void News_that_overtakes_the_worker_names_the_account_first()
    {
        story.Given(Registered, Wanted).At(Monday).When(Told(Complete)).Then(Opened, Allowed, Activated).ThenWants();
        story.When(new RecordGatewayAccount(By(Actor.Platform), "acct_1")).ThenNothing();
    }

    [Fact]
    public void News_of_another_account_is_refused() =>
        story.Given(Registered, Wanted, Opened).At(Monday)
            .When(Told(Complete) with { AccountId = "acct_2" }).ThenRefused("provider.gateway-account-unknown");

    [Fact]
    public void Nobody_but_the_platform_speaks_for_the_gateway() =>
        story.Given(Registered, Wanted, Opened).At(Monday)
            .When(new RecordGatewayFlags(By(Pia), "acct_1", Complete)).ThenRefused("provider.not-yours");

    [Fact]
    public void Reinstatement_returns_to_where_the_gateway_stands()
    {
        story.Given(Registered, Wanted, Opened, Allowed, Activated).At(Monday).When(new SuspendProvider(By(Olga), "fraud"));
        story.When(Told(Lacking)).Then(new ProviderGatewayFlagsChanged(Monday, Lacking));
        story.When(new ReinstateProvider(By(Olga))).Then(new ProviderReinstated(Monday, ProviderStatus.Restricted));
    }

    [Fact]
    public void The_country_is_settled_once_the_gateway_knows_it()
    {
        story.Given(Registered).At(Monday).When(Change(Nothing with { Country = "AT" }));
        Assert.Equal("AT", story.State.Profile!.Country);
        story.Given(Wanted).When(Change(Nothing with { Country = "DE" })).ThenRefused("provider.country-settled");
        story.When(Change(Nothing with { Description = "Best" }));
        Assert.Equal("Best", story.State.Profile!.Description);
    }

    [Fact]
    public void What_a_profile_cannot_be_without_stays_when_it_is_cleared()
    {
        story.Given(Registered).At(Monday).When(Change(Nothing with { BusinessName = new Optional<string>(true, null), TimeZone = new Optional<string>(true, null) }));
        Assert.Equal(("Pia's Paws", "Europe/Berlin"), (story.State.Profile!.BusinessName, story.State.Profile.TimeZone));
    }

    [Fact]
    public void Who_they_are_to_the_tax_office_is_their_latest_word()
    {
        story.Given(Registered).At(Monday).When(Declare(Company)).Then(new ProviderTaxDetailsDeclared(Monday, Company));
        story.When(Declare(Company)).ThenNothing();
        story.When(Declare(Company with { VatNumber = "DE 1" }));
        Assert.Equal("DE 1", story.State.TaxDetails!.VatNumber);
    }

    /// <summary>The whole negative space on one page: every status against every command.</summary>
    [Fact]
    public void The_table()
    {
        ProviderEvent[] active = [Registered, Wanted, Opened, Allowed, Activated];
        ProviderEvent[][] histories =
        [
            [],
            [Registered],
            active,
            [.. active, new ProviderRestricted(Monday)],
            [.. active, new ProviderSuspended(Monday, "fraud")],
            [Registered, new ProviderRejected(Monday, "no")],
            [.. active, new ProviderClosed(Monday, null)],
        ];
        ProviderCommand[] commands =
        [
            Register(), Change(Nothing), Change(Nothing, Eve), new RequestOnboarding(By(Pia)), new SuspendProvider(By(Olga), "fraud"),
            new SuspendProvider(By(Pia), "fun"), new ReinstateProvider(By(Olga)), new RejectProvider(By(Olga), "no"), new CloseProvider(By(Pia), null),
            Declare(Company),
        ];

        TransitionTable.AssertEqual<Provider, ProviderState, ProviderCommand, ProviderEvent>(
            histories, commands, at: Monday, nameOf: state => state.Status.ToString(), expected:
            """
                       | RegisterProvider   | ChangeProviderProfile | ChangeProviderProfile | RequestOnboarding | SuspendProvider | SuspendProvider | ReinstateProvider | RejectProvider | CloseProvider | DeclareTaxDetails
            None       | Pending            | unknown               | unknown               | unknown           | unknown         | unknown         | unknown           | unknown        | unknown       | unknown
            Pending    | already-registered | Pending               | unknown               | Pending           | Suspended       | not-yours       | not-now           | Rejected       | Closed        | Pending
            Active     | already-registered | Active                | unknown               | -                 | Suspended       | not-yours       | not-now           | not-now        | Closed        | Active
            Restricted | already-registered | Restricted            | unknown               | -                 | Suspended       | not-yours       | not-now           | not-now        | Closed        | Restricted
            Suspended  | already-registered | Suspended             | unknown               | not-now           | -               | not-yours       | Active            | not-now        | Closed        | Suspended
            Rejected   | already-registered | not-now               | unknown               | not-now           | not-now         | not-yours       | not-now           | not-now        | Closed        | not-now
            Closed     | already-registered | not-now               | unknown               | not-now           | not-now         | not-yours       | not-now           | not-now        | -             | Closed
            """);
    }

    private static readonly ProviderChanges Nothing = new(
        default, default, default, default, default, default, default, default, default, default, default, default, default, default, default, default);

    private static readonly TaxDetails Company = new(
        TaxEntity.Company, "Paws Ltd", new PostalAddress("Main Street 1", "Berlin", "10115", "DE"), "DE", "12/345", null, "HRB 7", null);

    private static DeclareTaxDetails Declare(TaxDetails details) => new(By(Pia), details);

    private static CommandContext By(Actor actor) => TestContexts.By(actor);

    private static RegisterProvider Register() =>
        new(By(Pia), "Pia's Paws", ProviderType.ServiceProvider, "Europe/Berlin", "DE", "EUR");

    private static ChangeProviderProfile Change(ProviderChanges changes, Actor? by = null) => new(By(by ?? Pia), changes);

    private static RecordGatewayFlags Told(GatewayFlags flags) => new(By(Actor.Platform), "acct_1", flags);
}
