using System.Text.Json;
using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>
/// Somebody who uses the API as a careful client does: every change has a key, and what was not answered is asked again
/// under the same key until it is, or until they lose patience.
/// </summary>
internal abstract class Person(Town town, string name, Chance chance)
{
    /// <summary>The habit of living with real tokens, by the name that leaves it out.</summary>
    public const string Tokens = "tokens";

    /// <summary>The habit of pressing twice, by the name that leaves it out.</summary>
    public const string Doubles = "doubles";

    private static readonly TimeSpan ResponsePatience = TimeSpan.FromSeconds(100);

    private readonly List<(Request Request, Response Response)> answered = [];
    private readonly Chance doubles = chance.Fork(Doubles);
    private Wallet? wallet;
    private Diary? diary;
    private Listener? listener;
    private Critic? critic;

    public string Name { get; } = name;

    /// <summary>The account.</summary>
    public Guid Id { get; private set; } = chance.Fork("account").NewGuid();

    /// <summary>What proves who they are; null of whom nothing would.</summary>
    protected string? Password => wallet?.Password;

    protected Town Town { get; } = town;

    protected Chance Chance { get; } = chance;

    protected virtual bool IsOperator => false;

    /// <summary>How many in a thousand have an account with a password. Of the others a token was read already when they ask.</summary>
    protected virtual int WithWallet => 150;

    /// <summary>From their arrival to their last request.</summary>
    public async Task Come()
    {
        var own = Chance.Fork(Tokens);
        if (Town.Scenario.Has(Tokens) && own.PerMille(WithWallet))
        {
            var opening = new Wallet(Town, Name, own, AskAs);
            Id = await opening.Open();
            wallet = opening;
        }

        diary = new Diary(Town, Name, Chance.Fork(Diary.Habit), (list, limit) => All(list, limit));
        if (Town.Scenario.Has(Diary.Habit))
        {
            Town.Outside.Run(LookBack);
        }

        listener = new Listener(Town, Name, Chance.Fork(Listener.Habit), Identify);
        if (Town.Scenario.Has(Recipient.Habit))
        {
            var recipient = new Recipient(Town, Chance.Fork(Recipient.Habit), Ask);
            Town.Outside.Run(() => recipient.Do(wallet?.Email, IsOperator));
            listener.HearOfMyself(Id, Chance.Fork("notified"));
            listener.HearAllThreads(Id, Chance.Fork("inbox"));
        }

        if (IsOperator)
        {
            Town.Outside.Run(new Listener(Town, Name, Chance.Fork("console"), Identify).WatchQueues);
        }

        critic = new Critic(Town, Chance.Fork(Critic.Habit), Ask);
        if (HasChores && Town.Scenario.Has(Chores.Habit))
        {
            var chores = new Chores(Town, Chance.Fork(Chores.Habit), Ask, listener);
            Town.Outside.Run(() => chores.Do(() => [.. Town.Listings.Where(offer => offer.Provider == this)]));
        }

        if (HasChores && Town.Scenario.Has(ThreadKeeper.Habit))
        {
            var keeper = new ThreadKeeper(Town, Chance.Fork(ThreadKeeper.Habit), Ask);
            Town.Outside.Run(keeper.Do);
        }

        if (HasChores && Town.Scenario.Has(Sender.Habit))
        {
            var sender = new Sender(Town, Chance.Fork(Sender.Habit), Ask);
            Town.Outside.Run(sender.Do);
        }

        if (Town.Scenario.Has(Aloof.Habit))
        {
            var aloof = new Aloof(Town, Chance.Fork(Aloof.Habit), Ask);
            Town.Outside.Run(aloof.Do);
        }

        if (Town.Scenario.Has(Reporter.Habit))
        {
            var reporter = new Reporter(Town, Chance.Fork(Reporter.Habit), Ask);
            Town.Outside.Run(IsOperator ? reporter.Judge : () => reporter.Do(this is ProviderPerson ? "provider" : "customer"));
        }

        if (Town.Scenario.Has(Asker.Habit))
        {
            var asker = new Asker(Town, Chance.Fork(Asker.Habit), Ask);
            Town.Outside.Run(IsOperator ? asker.Answer : () => asker.Do(this is ProviderPerson ? "provider" : "customer"));
        }

        if (!IsOperator && Town.Scenario.Has(Spammer.Habit))
        {
            var spammer = new Spammer(Town, Chance.Fork(Spammer.Habit), Ask);
            Town.Outside.Run(this is HostilePerson ? spammer.Spam : spammer.Ask);
        }

        await Live();
    }

    /// <summary>Somebody has booked something. Who is concerned goes about it.</summary>
    public virtual void HearOf(Engagement booking)
    {
    }

    /// <summary>It is theirs: now and then they follow what becomes of it, and afterwards they read what was said of them.</summary>
    protected void TakePart(Engagement booking)
    {
        listener!.Hear(booking);
        critic!.Read(booking);
    }

    /// <summary>The lists that they look at when everything is over.</summary>
    protected virtual ImmutableArray<string> Own => [];

    /// <summary>Whether they do other things besides.</summary>
    protected virtual bool HasChores => false;

    /// <summary>What they do once they are there.</summary>
    protected abstract Task Live();

    protected Task<Response?> Get(string path) => Ask(new Request("GET", path));

    protected Task<Response?> Post(string path, object? body = null) => Change("POST", path, body);

    /// <summary>Does what can happen once, and now and then presses twice: two requests at once, each with a key of its own.</summary>
    protected async Task Once(string path, object? body = null)
    {
        if (!Town.Scenario.Has(Doubles) || !doubles.PerMille(150))
        {
            await Post(path, body);
            return;
        }

        var answers = await Task.WhenAll(Post(path, body), Post(path, body));
        if (answers.Count(answer => answer is { IsOk: true }) > 1)
        {
            Town.Watch.Violated("once", $"{Name} did {path} twice");
        }
    }

    protected Task<Response?> Put(string path, object body) => Change("PUT", path, body);

    /// <summary>Reads a list to its end, page by page, unless somebody loses patience on the way.</summary>
    /// <param name="path">Which, with what is to be in it.</param>
    /// <param name="limit">How long a page is.</param>
    /// <param name="complaint">What is wrong with an item; null when nothing is.</param>
    /// <returns>All items; null when not all were read.</returns>
    protected async Task<IReadOnlyList<JsonElement>?> All(string path, int limit, Func<JsonElement, string?>? complaint = null)
    {
        var items = new List<JsonElement>();
        var first = $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit={limit}";
        for (var next = first; next is not null;)
        {
            if (await Get(next) is not { IsOk: true } page)
            {
                return null;
            }

            items.AddRange(page.Body.GetProperty("items").EnumerateArray());
            next = page.Body.GetProperty("next") is { ValueKind: JsonValueKind.String } cursor ? $"{first}&cursor={cursor.GetString()}" : null;
        }

        Town.Watch.Listed(path, items, complaint);
        return items;
    }

    /// <summary>Lets time pass.</summary>
    protected Task Wait(TimeSpan span) => Task.Delay(span, Town.Outside.Time);

    protected Task Wait(TimeSpan least, TimeSpan most) => Wait(Chance.Between(least, most));

    protected async Task WaitUntil(DateTimeOffset instant)
    {
        if (instant > Town.Now)
        {
            await Wait(instant - Town.Now);
        }
    }

    /// <returns>The answer; null when they gave up, and then nobody knows what became of it.</returns>
    protected async Task<Response?> Ask(Request request)
    {
        var reply = await AskAs(await Identify(request));
        if (wallet is null || reply is not { Status: 401 })
        {
            return reply;
        }

        wallet.Drop();
        return await AskAs(await Identify(request));
    }

    /// <summary>Says who asks.</summary>
    protected async Task<Request> Identify(Request request) =>
        wallet is null ? request with { Account = Id, IsOperator = IsOperator } : request with { Token = await wallet.Token() };

    /// <summary>Asks as whoever the request says.</summary>
    protected async Task<Response?> AskAs(Request asked)
    {
        Town.Log.Tell(Name, $"{asked.Method} {asked.Path}");
        diary?.Expect(asked);
        for (var attempt = 0; !Town.Faults.GivesUp(attempt); attempt++)
        {
            if (await Send(asked) is { } reply && !IsNotNow(reply))
            {
                Town.Log.Tell(Name, $"{asked.Method} {asked.Path} -> {reply.Status} {reply.Code}{(Was(reply, "Idempotency-Replayed") ? "(replayed)" : string.Empty)}");
                Town.Watch.Answered(asked, reply);
                await Repeat(asked, reply);
                await (diary?.Note(asked, reply) ?? Task.CompletedTask);
                return reply;
            }

            await Wait(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
        }

        Town.Log.Tell(Name, $"{asked.Method} {asked.Path} -> gave up");
        return null;
    }

    /// <summary>
    /// Sends again what was answered, now or long ago, as one whose user pressed twice does, or a proxy that wakes up:
    /// the answer must be about the same thing.
    /// </summary>
    private async Task Repeat(Request asked, Response reply)
    {
        // Tokens are not given twice: that would be somebody else's client.
        if (asked.Key is not null && !asked.Path.StartsWith("/auth/", StringComparison.Ordinal))
        {
            answered.Add((asked, reply));
        }

        if (answered.Count > 0 && Town.Faults.Strikes(Fault.Repeat))
        {
            var (request, response) = Chance.PerMille(500) ? answered[^1] : Chance.Pick(answered);
            Town.Watch.AnsweredAgain(request, response, await Send(wallet is null ? request : request with { Token = await wallet.Token() }));
        }
    }

    /// <summary>Asks once, without saying who.</summary>
    protected async Task<Response?> Try(Request request)
    {
        var reply = await Send(request);
        Town.Log.Tell(Name, $"{request.Method} {request.Path} -> {(reply is null ? "nothing" : $"{reply.Status} {reply.Code}")}");
        if (reply is not null && !IsNotNow(reply))
        {
            Town.Watch.Answered(request, reply);
        }

        return reply;
    }

    /// <summary>When everything has settled, what is shown must be what happened.</summary>
    private async Task LookBack()
    {
        await WaitUntil(Town.Settled);
        foreach (var list in Own)
        {
            if (await diary!.Look(list) is { } shown && ShownLists.Compare(list, shown, Town.Watch.History, Id) is { } complaint)
            {
                Town.Watch.Violated("lists", complaint);
            }
        }
    }

    /// <summary>Who pays too often is told something about themselves, and not about the moment.</summary>
    private static bool IsNotNow(Response reply) => reply.Status is 503 || reply is { Status: 429, Code: "too-many-requests" };

    private static bool Was(Response reply, string header) => reply.Headers.Any(sent => sent.Name == header);

    private Task<Response?> Change(string method, string path, object? body) =>
        Ask(new Request(method, path) { Body = body is null ? [] : Request.Json(body), Key = Chance.NewGuid().ToString("N") });

    /// <summary>One attempt; null when nothing came back in time.</summary>
    private async Task<Response?> Send(Request request)
    {
        var answer = Town.Send(request);
        using var patience = new CancellationTokenSource();
        try
        {
            if (await Task.WhenAny(answer, Task.Delay(ResponsePatience, Town.Outside.Time, patience.Token)) == answer)
            {
                return await answer;
            }

            return null;
        }
        catch (ConnectionLostException)
        {
            return null;
        }
        finally
        {
            // CancelAsync would leave the thread.
            patience.Cancel();
        }
    }
}
