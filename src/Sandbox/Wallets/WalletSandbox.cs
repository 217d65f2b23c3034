namespace Marketplace.Sandbox;

/// <summary>
/// What every stand-in of a gateway that is looked at does: it keeps orders and their pages, takes and gives back, and tells whoever is to be told. What it
/// calls all that is its wire's business.
/// </summary>
public sealed class WalletSandbox
{
    /// <summary>The operation that trouble with callbacks is ordered under.</summary>
    public const string Callback = "callback";

    /// <summary>Nobody is told of this change, ever.</summary>
    public const string Drop = "drop";

    /// <summary>Whoever is to be told is told when others would be told again.</summary>
    public const string Late = "late";

    /// <summary>They are told more than once.</summary>
    public const string Repeat = "repeat";

    /// <summary>They are told how it stood before.</summary>
    public const string Stale = "stale";

    public const string Cancelled = "PAYMENT_CANCELLATION";
    public const string Expired = "PAYMENT_EXPIRATION";

    /// <summary>How soon it tells again whoever did not listen.</summary>
    private static readonly TimeSpan TellAgain = TimeSpan.FromMinutes(10);

    /// <summary>How long after a change it goes on telling.</summary>
    private static readonly TimeSpan TellsFor = TimeSpan.FromHours(24);

    /// <summary>As long as cards usually hold money.</summary>
    private static readonly TimeSpan ReservedFor = TimeSpan.FromDays(5);

    private readonly IWalletStore store;
    private readonly IChance chance;
    private readonly TimeProvider clock;
    private readonly Func<WalletNews, CancellationToken, Task<bool>> tell;

    /// <param name="name">Whose stand-in it is.</param>
    /// <param name="store">What it keeps.</param>
    /// <param name="chance">Of its ids.</param>
    /// <param name="clock">The domain clock: pages end by it.</param>
    /// <param name="tell">Carries a callback; false when nobody took it.</param>
    internal WalletSandbox(string name, IWalletStore store, IChance chance, TimeProvider clock, Func<WalletNews, CancellationToken, Task<bool>> tell) =>
        (Name, this.store, this.chance, this.clock, this.tell) = (name, store, chance, clock, tell);

    public string Name { get; }

    /// <summary>How it tells of an order, or of how that stood before; null from it where it tells nothing of that.</summary>
    internal Func<WalletOrder, bool, WalletNews?> Tells { get; init; } = (_, _) => null;

    /// <summary>Whether an order is over with its last page; else another page of it can be opened.</summary>
    public bool EndsWithItsPages { get; internal init; }

    /// <summary>Opens a page of an order, which is made by that where there is none.</summary>
    /// <returns>The page; null where the order is paid or over.</returns>
    internal async Task<WalletPage?> Open(WalletOrder wanted, TimeSpan open)
    {
        await store.Add(wanted);
        WalletPage? page = null;
        await Change(wanted.Id, order =>
        {
            // The first page has the name of its order; a gateway that opens one for each knows no other name.
            var id = order.Pages.IsEmpty ? order.Id : $"{order.Id}.{order.Pages.Length + 1}";
            page = new WalletPage(id, Now + open);
            return order.Stage is WalletStage.Open ? order with { Pages = order.Pages.Add(page) } : null;
        });
        return page;
    }

    internal DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>An id of this gateway that nobody can guess.</summary>
    internal Guid NewId() => new([.. Enumerable.Range(0, 16).Select(_ => (byte)chance.Below(256))]);

    internal string NewCode() => string.Concat(Enumerable.Range(0, 12).Select(_ => "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"[chance.Below(32)]));

    public Task<WalletOrder?> Find(string id) => store.Find(id);

    /// <summary>The order of a page.</summary>
    public Task<WalletOrder?> OfPage(string page) => store.Find(OrderOf(page));

    public Task<IReadOnlyList<WalletOrder>> All() => store.All();

    /// <summary>The customer pays on a page.</summary>
    /// <returns>False when it cannot be paid there any more.</returns>
    public Task<bool> Pay(string page) => Change(OrderOf(page), order =>
        order.Stage is not WalletStage.Open || !order.Pages.Any(open => open.Id == page && Now < open.ValidUntil) ? null
        : order.Reserves ? order with { Stage = WalletStage.Reserved, ReservedAt = Now, TellAt = Now }
        : order with { Stage = WalletStage.Taken, PaidAt = Now, TellAt = Now });

    /// <summary>Whoever may closes all that is open of an order.</summary>
    /// <returns>False when it was paid or has ended.</returns>
    public Task<bool> Cancel(string id) => Change(id, order => order.Stage is WalletStage.Open ? Ended(order, Cancelled) : null);

    /// <returns>False when it is not reserved; true again where it was taken under that key.</returns>
    internal Task<bool> Capture(string id, string key) => Act(id, key, order => order.Stage is WalletStage.Reserved
        ? order with { Stage = WalletStage.Taken, PaidAt = Now, Acts = order.Acts.Add(new WalletAct(key, WalletActKind.Capture, order.Amount, Now)) }
        : null);

    /// <returns>False when it is not reserved; true again where it was given up under that key.</returns>
    internal Task<bool> Void(string id, string key) => Act(id, key, order => order.Stage is WalletStage.Reserved
        ? Ended(order, Cancelled) with { Acts = order.Acts.Add(new WalletAct(key, WalletActKind.Void, order.Amount, Now)) }
        : null);

    /// <returns>False when there is not so much to give back, or not any more; true again where that was done under that key.</returns>
    internal Task<bool> Refund(string id, string key, long amount) => Act(id, key, order => Refunded(order, key, amount));

    /// <returns>False when it went back already, or does not any more.</returns>
    internal Task<bool> RefundWhole(string id) => Change(id, order => Refunded(order, string.Empty, order.Amount));

    /// <summary>Somebody gives all of it back at the gateway's own desk, of which nobody is told.</summary>
    /// <returns>False when there is nothing to give back.</returns>
    public Task<bool> RefundAtDesk(string id) => Change(id, order => Refunded(order, "desk", order.Amount) is { } given ? given with { TellAt = null } : null);

    /// <summary>The customer's money is taken although the page had ended, of which nobody is told.</summary>
    /// <returns>False unless it had ended unpaid.</returns>
    public Task<bool> TakeAfterAll(string id) => Change(id, order =>
        order.Stage is WalletStage.Ended || (order.Stage is WalletStage.Open && order.Pages.All(page => page.ValidUntil <= Now)) ? order with { Stage = WalletStage.Taken, PaidAt = Now, EndedAt = null, Reason = null, TellAt = null } : null);

    /// <summary>Its next instant: a page or a reservation ends, or somebody has to be told.</summary>
    public async Task<DateTimeOffset?> NextDue() => (await store.All()).SelectMany(order => new[] { order.TellAt, EndOf(order) }).Min();

    /// <summary>Ends what has no time left, and tells whoever has to be told.</summary>
    public async Task RunDue(CancellationToken cancellationToken)
    {
        var now = Now;
        foreach (var order in await store.All())
        {
            if (EndOf(order) <= now)
            {
                await Change(order.Id, still => EndOf(still) <= now ? Ended(still, Expired) : null);
            }
        }

        foreach (var order in (await store.All()).Where(order => order.TellAt <= now))
        {
            await Tell(order, now, cancellationToken);
        }
    }

    private static string OrderOf(string page) => page.Split('.')[0];

    private DateTimeOffset? EndOf(WalletOrder order) => order.Stage switch
    {
        WalletStage.Open when EndsWithItsPages => order.Pages.Max(page => (DateTimeOffset?)page.ValidUntil),
        WalletStage.Reserved => order.ReservedAt + ReservedFor,
        _ => null,
    };

    private async Task Tell(WalletOrder order, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var fault = await store.TakeFault(Callback);
        var news = Tells(order, fault == Stale);
        var isHeard = news is null || fault == Drop || (fault != Late && await tell(news, cancellationToken));
        if (isHeard && fault == Repeat && news is not null)
        {
            await tell(news, cancellationToken);
        }

        // What changed meanwhile is told again.
        await Change(order.Id, still => still.ChangedAt != order.ChangedAt ? null
            : still with { TellAt = isHeard || now > order.ChangedAt + TellsFor ? null : now + TellAgain });
    }

    private WalletOrder? Refunded(WalletOrder order, string key, long amount) =>
        order.Stage is WalletStage.Taken && amount > 0 && order.Refunded + amount <= order.Amount && !(Now > order.PaidAt + order.RefundableFor)
            ? order with { Acts = order.Acts.Add(new WalletAct(key, WalletActKind.Refund, amount, Now)), TellAt = Now }
            : null;

    private WalletOrder Ended(WalletOrder order, string reason) =>
        order with { Stage = WalletStage.Ended, EndedAt = Now, Reason = reason, TellAt = Now };

    private async Task<bool> Act(string id, string key, Func<WalletOrder, WalletOrder?> change) =>
        await Change(id, order => order.Acts.Any(act => act.Key == key) ? null : change(order))
        || (await store.Find(id))?.Acts.Any(act => act.Key == key) is true;

    private async Task<bool> Change(string id, Func<WalletOrder, WalletOrder?> change) =>
        await store.Change(id, order => change(order) ?? order) is var (before, after) && before != after;
}

/// <summary>What a gateway tells.</summary>
/// <param name="Url">Whom.</param>
/// <param name="Body">JSON.</param>
/// <param name="Headers">What proves that it is their own; none where nothing does.</param>
internal sealed record WalletNews(Uri Url, string Body, params (string Name, string Value)[] Headers);
