using Marketplace.Conversations;
using Marketplace.Docs;

namespace Marketplace.Realtime;

/// <summary>The clients of docs/realtime.md, run as they stand there, against tokens that run out.</summary>
public sealed class Documented_clients : IAsyncLifetime
{
    private readonly TalkHost host = new();

    public Task InitializeAsync() => host.InitializeAsync();

    public Task DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("## A client for server-sent events", "sse.mjs")]
    [InlineData("## A client for SignalR", "hub.mjs")]
    public async Task A_client_hears_everything_once_and_in_order_although_its_token_runs_out(string heading, string name)
    {
        var talk = await host.NewTalk();
        await talk.Say(talk.Ada, messages: 5);
        var client = await NodeProgram.Keep(name, await Shown(heading));
        var address = name is "hub.mjs" ? host.Hub : $"{talk.Ada.BaseAddress}".TrimEnd('/');

        var (heard, tokens) = (new List<long>(), 0);
        await foreach (var told in NodeClient.Documented(client, address, talk.Thread, seen: 2, until: 8, Token))
        {
            heard.Add(told.GetProperty("sequence").GetInt64());
            if (heard[^1] == 5)
            {
                // What comes next is not for a token that is good no more.
                await host.Pass("PT15M");
                await talk.Say(await host.As(talk.Customer), messages: 3);
            }
        }

        Assert.Equal([3L, 4, 5, 6, 7, 8], heard);
        Assert.True(tokens > 1, "The connection outlived its token.");

        Task<string> Token()
        {
            tokens++;
            return host.Token(talk.Provider);
        }
    }

    [Fact]
    public async Task Only_streams_take_a_token_from_the_address()
    {
        var talk = await host.NewTalk();
        await talk.Say(talk.Ada, messages: 1);
        using var visitor = host.Visitor();
        var token = Uri.EscapeDataString(await host.Token(talk.Provider));

        using var stream = await visitor.GetAsync(new Uri($"{talk.Path}/stream?access_token={token}", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(System.Net.HttpStatusCode.OK, stream.StatusCode);
        using var read = await visitor.GetAsync(new Uri($"{talk.Path}?access_token={token}", UriKind.Relative));
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, read.StatusCode);
    }

    /// <summary>The code under a heading of docs/realtime.md.</summary>
    private static async Task<string> Shown(string heading)
    {
        var page = await Pages.Read("realtime.md");
        var start = page.IndexOf("```js", page.IndexOf(heading, StringComparison.Ordinal), StringComparison.Ordinal);
        return page[(start + "```js".Length)..page.IndexOf("```", start + 3, StringComparison.Ordinal)];
    }
}
