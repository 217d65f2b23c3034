using System.Diagnostics;
using Marketplace.Conversations;
using Marketplace.Hosting;
using Marketplace.Postgres;
using Npgsql;

namespace Marketplace.Cluster;

/// <summary>
/// Conversations in which somebody always writes the next message, and sends it again under its id until it is
/// acknowledged, as clients should. It remembers what was acknowledged, and how long each thread ever kept silent.
/// </summary>
internal sealed class Chatter : IAsyncDisposable
{
    /// <summary>Between two tries of a message that failed.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(50);

    /// <summary>Between two messages of a thread, so that many threads fit on a small machine.</summary>
    private readonly TimeSpan pace;

    private readonly CancellationTokenSource stopping = new();
    private readonly Voice[] voices;
    private readonly Task[] talking;

    private Chatter(Voice[] voices, TimeSpan pace)
    {
        (this.voices, this.pace) = (voices, pace);
        talking = [.. voices.Select(Talk)];
    }

    public IEnumerable<GrainId> Grains => voices.Select(voice => voice.Grain.GetGrainId());

    public int Acknowledged => voices.Sum(voice => voice.Acknowledged.Count);

    /// <summary>How many tries failed, for whatever reason.</summary>
    public int Failures => voices.Sum(voice => voice.Failures);

    public static async Task<Chatter> Begin(IGrainFactory grains, int threads, TimeSpan pace)
    {
        var voices = Enumerable.Range(0, threads).Select(_ => new Voice(grains.GetGrain<IConversationGrain>(Guid.CreateVersion7()))).ToArray();
        await Parallel.ForEachAsync(voices, async (voice, _) => await voice.Open());
        return new Chatter(voices, pace);
    }

    /// <summary>Forgets how long threads were silent so far.</summary>
    public void ForgetSilences() => Array.ForEach(voices, voice => voice.ForgetSilence());

    /// <summary>The longest wait for an acknowledgement since then, of each of these threads, longest last.</summary>
    public TimeSpan[] Silences(Func<GrainId, bool> which) =>
        [.. voices.Where(voice => which(voice.Grain.GetGrainId())).Select(voice => voice.LongestSilence).Order()];

    /// <summary>Every thread has said something since, so nothing waits for a dead silo any more.</summary>
    public async Task AllSaySomething()
    {
        var before = voices.Select(voice => voice.Acknowledged.Count).ToArray();
        using var ticks = new PeriodicTimer(Breath);
        while (voices.Where((voice, index) => voice.Acknowledged.Count == before[index]).Any())
        {
            // Who has lost their voice is not waited for.
            await (Array.Find(talking, one => one.IsFaulted) ?? Task.CompletedTask);
            await ticks.WaitForNextTickAsync(stopping.Token);
        }
    }

    /// <summary>Lets everybody finish their sentence.</summary>
    public async Task Stop()
    {
        await stopping.CancelAsync();
        await Task.WhenAll(talking);
    }

    /// <summary>What was acknowledged is there, once and in its place, and nothing else is.</summary>
    public async Task NothingIsLostOrDoubled(string database)
    {
        await using var pool = NpgsqlDataSource.Create(database);
        foreach (var voice in voices)
        {
            await using var command = pool.CreateCommand("select id from marketplace.messages where thread_id = $1 order by sequence");
            command.Parameters.Add(new() { Value = voice.Grain.GetPrimaryKey() });
            var stored = new List<Guid>();
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                stored.Add(rows.GetGuid(0));
            }

            Assert.Equal(voice.Acknowledged, stored);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        stopping.Dispose();
    }

    private async Task Talk(Voice voice)
    {
        using var breath = new PeriodicTimer(Breath);
        using var rhythm = new PeriodicTimer(pace);
        while (!stopping.IsCancellationRequested)
        {
            var message = voice.Next();
            while (!await voice.Say(message))
            {
                await breath.WaitForNextTickAsync();
            }

            await rhythm.WaitForNextTickAsync();
        }
    }

    /// <summary>One thread and whoever writes in it.</summary>
    private sealed class Voice(IConversationGrain grain)
    {
        private readonly Actor customer = new(ActorRole.Member, Guid.CreateVersion7(), Guid.Empty);
        private readonly Stopwatch silence = new();
        private long longest;

        public IConversationGrain Grain => grain;

        /// <summary>In the order in which they were acknowledged.</summary>
        public List<Guid> Acknowledged { get; } = [];

        public int Failures { get; private set; }

        public TimeSpan LongestSilence => TimeSpan.FromTicks(Math.Max(Interlocked.Read(ref longest), silence.Elapsed.Ticks));

        public void ForgetSilence() => Interlocked.Exchange(ref longest, 0);

        public async Task Open()
        {
            var topic = new ConversationTopic(TopicKind.Listing, Guid.CreateVersion7(), Guid.CreateVersion7(), "Piano lesson", customer.Id, Guid.CreateVersion7());
            Assert.Null((await grain.Open(new OpenConversation(Context(), topic, null, Paced: false))).Refusal);
        }

        public PostMessage Next()
        {
            silence.Restart();
            return new PostMessage(Context(), $"Message {Acknowledged.Count + 1}", Paced: false);
        }

        /// <summary>True once it is acknowledged; false when the outcome is not known.</summary>
        public async Task<bool> Say(PostMessage message)
        {
            try
            {
                Assert.Null((await grain.Post(message)).Refusal);
            }
            catch (Exception unknown) when (Faults.AreTransient(unknown))
            {
                Failures++;
                return false;
            }

            Acknowledged.Add(message.Context.Id.Value);
            silence.Stop();
            Interlocked.Exchange(ref longest, Math.Max(longest, silence.Elapsed.Ticks));
            return true;
        }

        private CommandContext Context() => new(new CommandId(Guid.CreateVersion7()), customer, "fingerprint", "test", null);
    }
}
