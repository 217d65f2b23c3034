using Marketplace.Embedded;
using Marketplace.Gateways;
using Marketplace.Sandbox;
using Marketplace.Verification;

namespace Marketplace.Simulations;

/// <summary>The stand-in of the First Iraqi Bank in a process of its own, with its wire a method call that takes virtual time and goes wrong by seed.</summary>
internal sealed class SimulatedBank : IGatewayRecord, IDisposable
{
    /// <summary>How soon it looks again at what is due and could not be done.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>Whoever does not answer by then has not heard.</summary>
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(20);

    private readonly SimulatedProcess process;
    private readonly TimeProvider clock;
    private readonly GatewayTroubles troubles;
    private readonly FibWireServer server;
    private readonly Errand errand;
    private readonly ITimer alarm;
    private readonly Func<string, string, Task<int>> callbacks;

    /// <param name="simulation">Where it lives.</param>
    /// <param name="clock">The domain clock.</param>
    /// <param name="troubles">What goes wrong.</param>
    /// <param name="callbacks">The product's endpoint: path with query, and body, to status.</param>
    public SimulatedBank(Simulation simulation, TimeProvider clock, GatewayTroubles troubles, Func<string, string, Task<int>> callbacks)
    {
        (this.clock, this.troubles, this.callbacks) = (clock, troubles, callbacks);
        process = new SimulatedProcess(simulation, "fib");
        var store = new MemoryFibStore(troubles);
        Sandbox = new FibSandbox(store, new SeededChance(simulation.Chance.Fork("fib ids")), clock, Tell);
        server = new FibWireServer(Sandbox, store, FibOptions.SandboxId, FibOptions.SandboxSecret, clock, troubles.FaultOf);
        errand = new Errand(process, () => Sandbox.RunDue(CancellationToken.None), SetAlarm);
        alarm = process.Time.CreateTimer(_ => errand.Run(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Its buttons.</summary>
    public FibSandbox Sandbox { get; }

    public string Gateway => Payments.GatewayNames.Fib;

    public Task<IReadOnlyList<GatewayMovement>> Movements(CancellationToken cancellationToken) => Task.FromResult(Movements());

    /// <summary>All that moved, counted where it moved.</summary>
    public IReadOnlyList<GatewayMovement> Movements() => [.. Sandbox.All().Result.SelectMany(FibMovements.Of)];

    /// <summary>The way from one simulated process to the bank and back.</summary>
    public IFibTransport HttpOf(SimulatedProcess caller, TimeSpan timeout) => new Wire(this, caller, timeout);

    /// <summary>The customer presses a button in the app.</summary>
    public async Task<bool> Press(Func<FibSandbox, Task<bool>> button)
    {
        var pressed = await button(Sandbox);
        errand.Run();
        return pressed;
    }

    public void Dispose() => alarm.Dispose();

    private async Task Serve(FibCall call, TaskCompletionSource<FibAnswer> answer)
    {
        await Pass(troubles.Travel());
        if (troubles.LosesRequest)
        {
            Lose(answer);
            return;
        }

        await Pass(troubles.Thinking());
        var reply = await server.Serve(call.Method, call.Path, call.Body ?? string.Empty, call.Token, "http://bank.example/pay/");
        errand.Run();
        await Pass(troubles.Travel());
        if (reply.IsSilent || troubles.LosesAnswer)
        {
            Lose(answer);
            return;
        }

        answer.TrySetResult(new FibAnswer(reply.Status, reply.Body));
    }

    private async Task<bool> Tell(Uri url, string body, CancellationToken cancellationToken)
    {
        var knobs = troubles.Webhooks();
        await Pass(troubles.Travel() + knobs.Delay);
        if (troubles.LosesWebhookRequest)
        {
            return false;
        }

        var path = url.PathAndQuery[ApiRoutes.Base.Length..];
        var isHeard = false;
        for (var times = knobs.Duplicates; times >= 0; times--)
        {
            isHeard |= await IsTaken(path, body, cancellationToken);
        }

        return isHeard && !troubles.LosesWebhookAnswer;
    }

    private async Task<bool> IsTaken(string path, string body, CancellationToken cancellationToken)
    {
        try
        {
            return await callbacks(path, body).WaitAsync(AnswerWithin, process.Time, cancellationToken) is >= 200 and < 300;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private void SetAlarm()
    {
        if (!errand.IsUnderWay && Sandbox.NextDue().Result is { } next)
        {
            var wait = next - clock.GetUtcNow();
            alarm.Change(wait > Look ? wait : Look, Timeout.InfiniteTimeSpan);
        }
    }

    private void Lose(TaskCompletionSource<FibAnswer> answer)
    {
        if (troubles.IsNoticed)
        {
            answer.TrySetException(new HttpRequestException("The connection to the bank broke."));
        }
    }

    private Task Pass(TimeSpan span) => Task.Delay(span, process.Time);

    private sealed class Wire(SimulatedBank bank, SimulatedProcess caller, TimeSpan timeout) : IFibTransport
    {
        public async Task<FibAnswer> Send(FibCall call, CancellationToken cancellationToken)
        {
            var answer = new TaskCompletionSource<FibAnswer>(Promise.Options);
            bank.process.Run(() => bank.Serve(call, answer));
            try
            {
                return await answer.Task.WaitAsync(timeout, caller.Time, cancellationToken);
            }
            catch (TimeoutException late)
            {
                throw new TaskCanceledException("The bank did not answer in time.", late, cancellationToken);
            }
        }
    }
}
