using Marketplace.Embedded;
using Marketplace.Sandbox;

namespace Marketplace.Simulations;

/// <summary>Decides by seed what goes wrong at the gateway and on the way to and from it.</summary>
/// <param name="chance">The seed's.</param>
/// <param name="rates">How often.</param>
/// <param name="time">How long some of it lasts is a matter of time.</param>
internal sealed class GatewayTroubles(Chance chance, GatewayTroubleRates rates, TimeProvider time)
{
    private static readonly TimeSpan Brisk = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Usual = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(15);

    /// <summary>Longer than anybody waits for an answer, and shorter than anybody takes to ask for the third time.</summary>
    private static readonly TimeSpan Stuck = TimeSpan.FromSeconds(90);

    private static readonly TimeSpan Late = TimeSpan.FromMinutes(20);

    private static readonly TimeSpan ShortestSilence = TimeSpan.FromHours(6);
    private static readonly TimeSpan LongestSilence = TimeSpan.FromHours(60);

    /// <summary>Long enough for a payout to fail as often as it may, and some of its retries more.</summary>
    private static readonly TimeSpan ShortestClosure = TimeSpan.FromDays(5);
    private static readonly TimeSpan LongestClosure = TimeSpan.FromDays(9);

    private static readonly TimeSpan LongestLateness = TimeSpan.FromHours(30);

    private DateTimeOffset silentUntil;
    private DateTimeOffset shutUntil;

    /// <summary>How often what goes wrong.</summary>
    public GatewayTroubleRates Rates { get; set; } = rates;

    /// <summary>How many webhooks came that nobody can process.</summary>
    public int Poisoned { get; private set; }

    /// <summary>Makes everything go well from now on.</summary>
    public bool AreOver { get; set; }

    public bool LosesRequest => Happens(Rates.RequestLost);

    public bool LosesAnswer => Happens(Rates.AnswerLost);

    public bool LosesWebhookRequest => Happens(Rates.WebhookRequestLost);

    public bool LosesWebhookAnswer => Happens(Rates.WebhookAnswerLost);

    /// <summary>Whether a webhook comes that nobody can process. Drawn only where there are any, so that seeds without go on as they were.</summary>
    public bool PoisonsWebhook()
    {
        var poisons = Rates.WebhookPoisoned > 0 && Happens(Rates.WebhookPoisoned);
        Poisoned += poisons ? 1 : 0;
        return poisons;
    }

    /// <summary>Whether a caller notices at once that something got lost, or waits in vain.</summary>
    public bool IsNoticed => chance.PerMille(500);

    /// <summary>How long something is on its way.</summary>
    public TimeSpan Travel() => chance.Between(Brisk, Usual);

    /// <summary>How long the gateway takes before it acts.</summary>
    public TimeSpan Thinking() =>
        Happens(Rates.ActsLate) ? chance.Between(Slow, Stuck)
        : Happens(Rates.Slow) ? chance.Between(Usual, Slow)
        : chance.Between(TimeSpan.Zero, Usual);

    /// <summary>What the gateway does wrong by itself, in the words in which its faults are ordered.</summary>
    public string? FaultOf(string operation) =>
        operation switch
        {
            Faults.Webhook => IsSilent() ? Faults.Drop : First((Rates.WebhookNeverSent, Faults.Drop)),
            Faults.Card => First((Rates.Declined, Faults.Decline)),
            Faults.KeptCard => First((Rates.KeptCardDeclined, Faults.Decline), (Rates.KeptCardLost, Faults.Lost), (Rates.KeptCardAuthenticates, Faults.Authenticate)),
            Faults.Dispute => chance.PerMille(500) ? Faults.Win : null,
            Faults.Refund => Rates.RefundFails > 0 ? First((Rates.RefundFails, Faults.Fail)) : null,
            Faults.Bank => IsShut() ? Faults.Fail : First((Rates.BankFails, Faults.Fail), (Rates.BankFailsLater, Faults.FailAfterPaid)),
            _ => First(
                (Rates.ErrorAfter, CallFaults.ErrorAfter),
                (Rates.ErrorBefore, CallFaults.ErrorBefore),
                (Rates.Unavailable, CallFaults.Unavailable),
                (Rates.RateLimited, CallFaults.RateLimited)),
        };

    /// <summary>How the webhooks of one event arrive.</summary>
    public WebhookKnobs Webhooks() =>
        new()
        {
            Duplicates = Happens(Rates.WebhookRepeated) ? chance.Between(1, 2) : 0,
            Delay = Happens(Rates.WebhookLate) ? chance.Between(TimeSpan.Zero, Late) : TimeSpan.Zero,
            Shuffle = !AreOver,
        };

    /// <summary>Whether a statement leaves out for a day or so what did move. Which movements is a matter of their ids, so that it stays so.</summary>
    public bool ListsLate(string id, DateTimeOffset at) =>
        !AreOver && time.GetUtcNow() < at + LongestLateness && id.Aggregate(0, (hash, letter) => ((hash * 31) + letter) & 0xFFFF) % 1000 < Rates.ListedLate;

    private bool IsSilent()
    {
        var now = time.GetUtcNow();
        if (now >= silentUntil && Happens(Rates.WebhooksEnd))
        {
            silentUntil = now + chance.Between(ShortestSilence, LongestSilence);
        }

        return now < silentUntil && !AreOver;
    }

    private bool IsShut()
    {
        var now = time.GetUtcNow();
        if (now >= shutUntil && Happens(Rates.BankShuts))
        {
            shutUntil = now + chance.Between(ShortestClosure, LongestClosure);
        }

        return now < shutUntil && !AreOver;
    }

    private string? First(params ReadOnlySpan<(int Rate, string Fault)> faults)
    {
        foreach (var (rate, fault) in faults)
        {
            if (Happens(rate))
            {
                return fault;
            }
        }

        return null;
    }

    private bool Happens(int rate) => !AreOver && chance.PerMille(rate);
}
