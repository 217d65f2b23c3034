using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Marketplace.Identity;
using Marketplace.Realtime;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Conversations;

/// <summary>
/// A marketplace for tests of talking. People here have tokens but no accounts, and threads are opened by asking the
/// grain: what a listing or a booking would have said is not what these tests are about.
/// </summary>
public sealed class TalkHost : IAsyncLifetime
{
    private readonly List<HttpClient> clients = [];
    private readonly string[] settings;
    private RunningMarketplace? running;
    private int people;

    public TalkHost()
        : this([])
    {
    }

    internal TalkHost(params string[] settings) => this.settings = settings;

    internal string Hub => $"{new Uri(Marketplace.Address, MarketplaceHub.Route)}";

    /// <summary>The owner's connection string of the database.</summary>
    internal string Database => Marketplace.Database;

    private RunningMarketplace Marketplace => running ?? throw new InvalidOperationException("It is not running.");

    public async Task InitializeAsync() => running = await RunningMarketplace.With(settings);

    public async Task DisposeAsync()
    {
        clients.ForEach(client => client.Dispose());
        await Marketplace.DisposeAsync();
    }

    /// <summary>Somebody nobody has met.</summary>
    internal Actor NewPerson()
    {
        var id = DerivedId.From(Guid.Empty, $"person {Interlocked.Increment(ref people)}");
        return new Actor(ActorRole.Member, id, DerivedId.From(id, "provider"));
    }

    internal async Task<string> Token(Actor person) =>
        await Marketplace.Services.GetRequiredService<AccessTokens>().Issue(new AccessGrant(person.Id, Guid.NewGuid(), "member"), CancellationToken.None);

    /// <summary>A client that speaks as somebody.</summary>
    internal async Task<HttpClient> As(Actor person)
    {
        var client = Visitor();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await Token(person));
        return client;
    }

    /// <summary>Lets time pass.</summary>
    internal Task Pass(string duration) => Marketplace.Pass(duration);

    internal HttpClient Visitor()
    {
        var client = new HttpClient { BaseAddress = new Uri(Marketplace.Address, $"{ApiRoutes.Base}/"), Timeout = TimeSpan.FromMinutes(2) };
        lock (clients)
        {
            clients.Add(client);
        }

        return client;
    }

    /// <summary>Two people, new ones where none is named, and an empty thread between them.</summary>
    internal async Task<Talk> NewTalk(Actor? customer = null, Actor? provider = null)
    {
        customer ??= NewPerson();
        provider ??= NewPerson();
        var listing = Guid.NewGuid();
        var topic = new ConversationTopic(TopicKind.Listing, listing, listing, "Piano lesson", customer.Id, provider.ProviderId);
        var thread = ConversationId.OfListing(listing, customer.Id);
        var context = CommandContext.CausedBy("test", 1, $"{thread}", string.Empty) with { By = customer };
        var grains = Marketplace.Services.GetRequiredService<IGrainFactory>();
        await grains.GetGrain<IConversationGrain>(thread).Open(new OpenConversation(context, topic, null, Paced: false));
        return new Talk(thread, topic, customer, provider, await As(customer), await As(provider));
    }
}

/// <summary>A thread and the clients of its two sides.</summary>
internal sealed record Talk(Guid Thread, ConversationTopic Topic, Actor Customer, Actor Provider, HttpClient Ada, HttpClient Pia)
{
    public string Path => $"messages/threads/{Thread}";

    public static HttpRequestMessage Request(HttpMethod method, string path, object? body = null, string? key = null)
    {
        var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key ?? $"{Guid.NewGuid()}");
        return request;
    }

    public async Task<JsonElement> Say(HttpClient who, string text)
    {
        using var response = await who.SendAsync(Request(HttpMethod.Post, $"{Path}/messages", new { text }));
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async Task Say(HttpClient who, int messages)
    {
        for (var i = 1; i <= messages; i++)
        {
            await Say(who, $"Message {i}");
        }
    }
}

/// <summary>The tests that share one host.</summary>
[CollectionDefinition(Name)]
public sealed class TalkCollection : ICollectionFixture<TalkHost>
{
    public const string Name = "talk";
}
