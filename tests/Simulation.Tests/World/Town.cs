using System.Net;
using System.Text;
using System.Text.Json;
using Marketplace.Embedded;
using Marketplace.Gateways;
using Marketplace.Hosting;
using Marketplace.Listings;
using Marketplace.Notifications;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Marketplace.Simulations;

/// <summary>
/// One seed: a marketplace, its database, its gateway, and the people who use it, through everything that can go wrong,
/// until all that had to happen has happened.
/// </summary>
internal sealed class Town : IDisposable
{
    /// <summary>A Monday, some weeks before the clocks change.</summary>
    private static readonly DateTimeOffset Begin = new(2026, 3, 9, 7, 0, 0, TimeSpan.Zero);

    /// <summary>Long enough for the people who live here to book, to do the work, and to quarrel.</summary>
    public static readonly TimeSpan UsualSpan = TimeSpan.FromDays(16);

    private readonly Simulation simulation;
    private readonly MemoryReminderTable reminders = new();
    private readonly Driver driver;
    private readonly FundFlows flows;
    private readonly EuroGateways euros;
    private readonly Chance fees;
    private readonly Chance strictness;
    private int lives;

    public Town(Scenario scenario)
    {
        Scenario = scenario;
        simulation = new Simulation(scenario.Seed, Begin);
        Log = new RunLog(simulation.Time);
        Log.Begin();
        Post = new Postbox(Log);
        Rates = PlatformRates.Draw(scenario, simulation.Chance.Fork(PlatformRates.Habit));
        Refunds = PlatformRates.DrawLimit(simulation.Chance.Fork("refunds"));
        Abuse = Cheat.Draw(scenario, simulation.Chance.Fork(Cheat.Habit));
        FirstContacts = Spammer.Draw(scenario, simulation.Chance.Fork(Spammer.Habit));
        Friends = Cheat.DrawFriends(scenario, simulation.Chance.Fork("friends"));
        Disputes = Disputer.Draw(scenario, simulation.Chance.Fork(Disputer.Habit));
        Payouts = Insurer.Draw(scenario, simulation.Chance.Fork(Insurer.Habit));
        ScansFiles = Sender.Scans(scenario, simulation.Chance.Fork(Sender.Habit));
        flows = new FundFlows(scenario, simulation.Chance.Fork(FundFlows.Habit));
        fees = simulation.Chance.Fork(PlatformRates.RefundFees);
        strictness = simulation.Chance.Fork(Strictness.Habit);
        euros = new EuroGateways(scenario, simulation.Chance.Fork(EuroGateways.Habit));
        Faults = new FaultPlan(simulation.Chance.Fork("faults"), scenario);
        Clock = new MachineClock(Faults);
        Outside = new SimulatedProcess(simulation, "outside");
        Watch = new Watch(this);
        Database.Committed = Watch.Committed;
        Troubles = new GatewayTroubles(simulation.Chance.Fork("gateway troubles"), RatesOf(scenario) with { RefundFails = ClosedCards.Draw(scenario, simulation.Chance.Fork(ClosedCards.Habit)) }, Outside.Time);
        Gateway = new SimulatedGateway(simulation, Outside.Time, Troubles, DeliverWebhook, new LoggerFactory([Log]));
        Wallets = new SimulatedWallets(simulation, Outside.Time, Troubles, DeliverCallback);
        driver = new Driver(this, simulation);
        People = [.. Settle(simulation.Chance.Fork("people"))];
    }

    /// <summary>Who lives here.</summary>
    public static ImmutableArray<string> Names { get; } = ["Pia", "Paul", "Ada", "Ben", "Cleo", "Dan", "Eve", "Olga", "Mallory"];

    public Scenario Scenario { get; }

    public RunLog Log { get; }

    public FaultPlan Faults { get; }

    /// <summary>Whether euros are handed over, as dinars are, and no page is opened for them.</summary>
    public bool HandsEurosOver => euros.AreHandedOver;

    /// <summary>What the platform takes.</summary>
    public CommissionOptions Rates { get; }

    /// <summary>What it lends.</summary>
    public Bookings.RefundOptions Refunds { get; }

    /// <summary>What only friends book, of whom pays with their own card for them; null while there is none.</summary>
    public Offer? Backroom { get; set; }

    /// <summary>Who pays with the card of the first of them.</summary>
    public ImmutableArray<string> Friends { get; }

    /// <summary>What is too much here.</summary>
    public Abuse.AbuseOptions Abuse { get; }

    /// <summary>To how many people somebody may write first here.</summary>
    public Conversations.FirstContactOptions FirstContacts { get; }

    /// <summary>Who bears what banks keep.</summary>
    public DisputeOptions Disputes { get; }

    /// <summary>What is kept back of what providers earn.</summary>
    public Marketplace.Payouts.PayoutOptions Payouts { get; }

    /// <summary>What the marketplace takes for the time.</summary>
    public MachineClock Clock { get; }

    public Watch Watch { get; }

    /// <summary>What outlives every process of the marketplace.</summary>
    public MemoryDatabase Database { get; } = new();

    /// <summary>The secret of this installation.</summary>
    public MemorySecrets Secrets { get; } = new();

    public MemoryBankDetails BankDetails { get; } = new();

    /// <summary>The bytes of attachments.</summary>
    public SortedDictionary<Guid, byte[]> Files { get; } = [];

    /// <summary>Whether somebody looks into files before anybody else does.</summary>
    public bool ScansFiles { get; }

    public SimulatedGateway Gateway { get; }

    /// <summary>What goes wrong there.</summary>
    public GatewayTroubles Troubles { get; }

    /// <summary>The gateways at which dinars are paid.</summary>
    public SimulatedWallets Wallets { get; }

    /// <summary>Where everybody's mail arrives.</summary>
    public Postbox Post { get; }

    /// <summary>Where people and gateways live: it never crashes.</summary>
    public SimulatedProcess Outside { get; }

    public ImmutableArray<Person> People { get; }

    /// <summary>What can be booked so far.</summary>
    public List<Offer> Listings { get; } = [];

    /// <summary>What makes it cheaper, as people tell each other.</summary>
    public List<Coupon> Coupons { get; } = [];

    /// <summary>The money that customers handed over, by the payment that it is for, and who has it.</summary>
    public Dictionary<Guid, Payments.MoneyCollector> Hands { get; } = [];

    /// <summary>Midnight of the first day.</summary>
    public DateTimeOffset Opening { get; } = Begin.AddHours(-7);

    /// <summary>How long there is trouble, from the opening on.</summary>
    public TimeSpan Span { get; set; } = UsualSpan;

    /// <summary>What is different in the marketplace of this town, in each of its processes.</summary>
    public Action<IServiceCollection> Furnish { get; set; } = static _ => { };

    /// <summary>Long after everything was paid out, and shortly before nobody looks any more.</summary>
    public DateTimeOffset Settled => Opening + Span + TimeSpan.FromDays(28);

    public DateTimeOffset Now => simulation.Time.Now;

    /// <summary>The process of the marketplace; null while it is down.</summary>
    public MarketProcess? Market { get; private set; }

    /// <summary>When a process of the marketplace was started, or the clock of one put right: before that nobody could be punctual.</summary>
    public List<DateTimeOffset> Starts { get; } = [];

    /// <summary>The webhooks that the gateway was told are taken care of, by their ids.</summary>
    public HashSet<string> AcceptedWebhooks { get; } = new(StringComparer.Ordinal);

    /// <summary>The last webhook that the gateway sent, for those who listen; null before the first.</summary>
    public Request? Overheard { get; private set; }

    public long Steps => simulation.Steps;

    /// <summary>Lives through one seed.</summary>
    public static Verdict Run(Scenario scenario) => Run(scenario, static _ => { });

    /// <param name="scenario">The seed.</param>
    /// <param name="meddle">What somebody does to it before it begins.</param>
    public static Verdict Run(Scenario scenario, Action<Town> meddle)
    {
        // Made outside of any simulation: it compiles on threads of its own.
        _ = Blueprint.Shared;
        using var town = new Town(scenario);
        meddle(town);
        return town.driver.Run();
    }

    /// <exception cref="ConnectionLostException">Nobody is there, or nobody was left to answer.</exception>
    public Task<Response> Send(Request request) => Market?.Send(request) ?? Task.FromException<Response>(new ConnectionLostException());

    /// <summary>Lets everybody know of a new booking.</summary>
    public void Tell(Engagement booking)
    {
        foreach (var person in People)
        {
            person.HearOf(booking);
        }
    }

    public void StartMarket()
    {
        Log.Tell("driver", $"the process starts, life {++lives}");
        Starts.Add(Now);
        Market = MarketProcess.Start(simulation, $"market{lives}", Log, Connect);
    }

    public void KillMarket()
    {
        Log.Tell("driver", "kill -9");
        Market?.Kill();
        Market?.Forget();
        Market = null;
    }

    /// <summary>The machine's clock is set wrong.</summary>
    public void JumpClock()
    {
        if (Clock.Jumps(Now))
        {
            Log.Tell("driver", $"the clock jumps by {Clock.Ahead:c}");
        }
    }

    public void PutClockRight()
    {
        if (Clock.RightAt is not null)
        {
            Log.Tell("driver", "the clock is put right");
            Clock.PutRight();
            if (Market is not null)
            {
                Starts.Add(Now);
            }
        }
    }

    /// <summary>From now on everything works.</summary>
    public void Heal()
    {
        PutClockRight();
        Faults.Heal();
        Troubles.AreOver = true;
    }

    public void Dispose()
    {
        Market?.Forget();
        RunLog.End();
        Gateway.Dispose();
        Wallets.Dispose();
        simulation.Dispose();
    }

    private void Connect(IServiceCollection services, SimulatedProcess process)
    {
        services.Replace(ServiceDescriptor.Singleton(Clock.For(process)));
        services.UseMemory(this, process, simulation.Chance.Fork($"process {lives}"));
        services.UseSimulatedGateway(Gateway, process);
        services.Replace(ServiceDescriptor.Singleton<IGatewayTransport>(provider => Wallets.HttpOf(process, provider.GetRequiredService<MarketplaceOptions>())));
        services.Replace(ServiceDescriptor.Singleton(Wallets.Sandboxes));
        services.Replace(ServiceDescriptor.Singleton<Orleans.IReminderTable>(reminders));
        services.Replace(ServiceDescriptor.Singleton<IGrainFactory>(provider => SplitGrains.Of(
            provider.GetRequiredService<GrainFactory>(), provider.GetRequiredService<EmbeddedSilo>(), Faults)));
        services.AddSingleton<IOutgoingGrainCallFilter>(new LostCalls(Faults, process.Time, Log));
        services.Replace(ServiceDescriptor.Singleton<IMailSender>(Post));
        services.AddSingleton(Options.Create(Rates));
        services.AddSingleton(Options.Create(Refunds));
        services.AddSingleton(Options.Create(PlatformRates.DrawFees(Scenario, fees)));
        services.AddSingleton(Options.Create(Strictness.Draw(Scenario, strictness)));
        services.AddSingleton(Options.Create(Disputes));
        services.AddSingleton(Options.Create(Abuse));
        services.AddSingleton(Options.Create(FirstContacts));
        services.AddSingleton(Options.Create(Payouts));
        var flow = flows.Next();
        var handsEurosOver = euros.Next();
        services.Replace(ServiceDescriptor.Singleton(provider => new Payments.GatewayChoice(
            PaymentsOptions.Offered(flow), EuroGateways.Order(provider.GetRequiredService<MarketplaceOptions>().Payments.Order, handsEurosOver))));
        Furnish(services);
    }

    /// <returns>The status; it waits for ever when the process dies under it.</returns>
    private async Task<int> DeliverWebhook(string body, string signature)
    {
        Overheard = new Request("POST", "/webhooks/stripe") { Body = Encoding.UTF8.GetBytes(body), Headers = [("Stripe-Signature", signature)] };
        try
        {
            var reply = await Send(Overheard);
            if (reply.IsOk)
            {
                AcceptedWebhooks.Add(JsonSerializer.Deserialize<JsonElement>(body).GetProperty("id").GetString()!);
            }

            return reply.Status;
        }
        catch (ConnectionLostException)
        {
            return (int)HttpStatusCode.BadGateway;
        }
    }

    /// <inheritdoc cref="DeliverWebhook"/>
    private async Task<int> DeliverCallback(Request told)
    {
        try
        {
            return (await Send(told)).Status;
        }
        catch (ConnectionLostException)
        {
            return (int)HttpStatusCode.BadGateway;
        }
    }

    private IEnumerable<Person> Settle(Chance chance) =>
        from name in Names
        where Scenario.Has(name)
        let own = chance.Fork(name)
        select name[0] switch
        {
            'P' => (Person)new ProviderPerson(this, name, own),
            'O' => new OperatorPerson(this, name, own),
            'M' => new HostilePerson(this, name, own),
            _ => new CustomerPerson(this, name, own),
        };

    private static GatewayTroubleRates RatesOf(Scenario scenario)
    {
        var rates = new GatewayTroubleRates();
        rates = scenario.Has(Fault.Webhook.Name) ? rates : rates.WithGoodWebhooks();
        return scenario.Has(Fault.Gateway.Name) ? rates : rates.WithGoodCalls();
    }
}
