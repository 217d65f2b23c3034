using System.Net.Http.Json;
using System.Text.Json;
using Marketplace.Conversations;
using Npgsql;

namespace Marketplace.Endurance;

/// <summary>A grain does one thing after the other. When it cannot keep up, nobody waits in a queue that grows without end.</summary>
public sealed class A_grain_with_too_many_callers : IAsyncLifetime
{
    /// <summary>One call runs, and so many wait.</summary>
    private const int Waiting = 4;

    private const int Callers = 12;

    // The grain is held for as long as the test likes, rather than until the database is given up.
    private readonly TalkHost host = new($"Orleans:Messaging:MaxEnqueuedRequestsHardLimit={Waiting}", "Storage:CommandTimeout=00:02:00");

    public Task InitializeAsync() => host.InitializeAsync();

    public Task DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Turns_away_whom_it_cannot_take_at_once_and_they_may_come_back()
    {
        var talk = await host.NewTalk();
        Task<HttpResponseMessage>[] asked;
        var turnedAway = new List<HttpResponseMessage>();
        await using (await Hold(talk.Thread))
        {
            asked = [.. Enumerable.Range(1, Callers).Select(number => Say(talk, number))];
            await foreach (var answered in Task.WhenEach(asked))
            {
                turnedAway.Add(await answered);
                if (turnedAway.Count == Callers - Waiting - 1)
                {
                    break;
                }
            }
        }

        Assert.All(turnedAway, response => Assert.Equal((503, true), ((int)response.StatusCode, response.Headers.RetryAfter is not null)));
        var problem = await turnedAway[0].Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("unavailable", problem.GetProperty("code").GetString());

        // Whoever was let in got what they asked for, and the others lost nothing by asking again.
        var others = (await Task.WhenAll(asked)).Except(turnedAway);
        Assert.All(others, response => Assert.Equal(201, (int)response.StatusCode));
        for (var number = 1; number <= Callers; number++)
        {
            Assert.Equal(201, (int)(await Say(talk, number)).StatusCode);
        }

        var said = (await talk.Pia.GetFromJsonAsync<JsonElement>(talk.Path)).GetProperty("items").EnumerateArray();
        Assert.Equal(Enumerable.Range(1, Callers), said.Select(message => message.GetProperty("sequence").GetInt32()).Order());
    }

    /// <summary>The same request whenever it is about the same number.</summary>
    private static Task<HttpResponseMessage> Say(Talk talk, int number) =>
        talk.Ada.SendAsync(Talk.Request(HttpMethod.Post, $"{talk.Path}/messages", new { text = $"Message {number}" }, key: $"message {number}"));

    /// <summary>Keeps the thread's next write from ending until it is disposed.</summary>
    private async Task<IAsyncDisposable> Hold(Guid thread)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(host.Database) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"begin; select stream from marketplace.aggregates where stream = 'conversation/{thread:N}' for update";
        Assert.NotNull(await command.ExecuteScalarAsync());
        return connection;
    }
}
