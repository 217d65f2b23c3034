using System.Text.Json;
using Marketplace.Realtime;

namespace Marketplace.Conversations;

[Collection(TalkCollection.Name)]
public sealed class ThreadHub(TalkHost host)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_client_of_npm_hears_what_it_missed_and_what_comes(bool tokenInQuery)
    {
        var talk = await host.NewTalk();
        await talk.Say(talk.Ada, messages: 10);

        var writing = Task.CompletedTask;
        var heard = new List<long>();
        await foreach (var told in NodeClient.Follow(host.Hub, await host.Token(talk.Provider), talk.Thread, after: 4, until: 30, tokenInQuery))
        {
            if (told.GetProperty("type").GetString() is "joined")
            {
                writing = talk.Say(talk.Ada, messages: 20);
                continue;
            }

            Assert.Equal("message", told.GetProperty("type").GetString());
            heard.Add(told.GetProperty("sequence").GetInt64());
        }

        await writing;
        Assert.Equal(Enumerable.Range(5, 26).Select(number => (long)number), heard);
    }

    [Fact]
    public async Task A_stranger_is_refused_as_if_there_were_no_thread()
    {
        var talk = await host.NewTalk();

        Assert.Contains("conversation.unknown", await Refusal(talk, await host.Token(host.NewPerson()), after: 0), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sequence_that_nobody_has_written_yet_is_refused()
    {
        var talk = await host.NewTalk();

        Assert.Contains("conversation.position-unknown", await Refusal(talk, await host.Token(talk.Customer), after: 1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_good_token_there_is_no_connection()
    {
        var talk = await host.NewTalk();

        Assert.Contains("401", await Refusal(talk, "not-a-token", after: 0), StringComparison.Ordinal);
    }

    private async Task<string> Refusal(Talk talk, string token, long after)
    {
        JsonElement last = default;
        await foreach (var told in NodeClient.Follow(host.Hub, token, talk.Thread, after, until: 1))
        {
            last = told;
        }

        Assert.Equal("refused", last.GetProperty("type").GetString());
        return last.GetProperty("reason").GetString()!;
    }
}
