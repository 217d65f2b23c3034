using System.Collections.Concurrent;
using Marketplace.Postgres;
using Marketplace.Relays;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Work;

/// <summary>A bench on which notes are written, and told to whoever the test wants.</summary>
internal sealed class RelayBench : IAsyncDisposable
{
    private readonly ServiceProvider services;

    public RelayBench(string database, Func<Notice<NoteEvent>, Task>? tell = null)
    {
        Bench = new WorkBench(database);
        services = new ServiceCollection()
            .AddAggregate<Notes, NotesState, AddNote, NoteEvent>()
            .AddSingleton<IRelay<NoteEvent>>(new Relay(this, tell ?? (_ => Task.CompletedTask)))
            .BuildServiceProvider();
    }

    public WorkBench Bench { get; }

    public ConcurrentQueue<Notice<NoteEvent>> Told { get; } = [];

    public RecentEvents Recent { get; } = new();

    public Task Start()
    {
        var kinds = new AggregateKinds(services.GetServices<AggregateDescriptor>(), services);
        var work = new RelayWork(
            new WatermarkTable(Bench.Database, Bench.Tables),
            Recent,
            new EventReader(new EventLog(Bench.Database), kinds),
            new RelayTeller(services, kinds),
            new Forgetful(),
            Bench.Signals,
            Bench.Options,
            TimeProvider.System);
        return Bench.Start(work, Bench.Signals.Relays);
    }

    /// <summary>Writes as storage does: events and watermark together.</summary>
    public async Task Write(GrainId stream, long version) =>
        await Bench.Execute(
            """
            with written as (
                insert into events (stream, version, type, body, at, by_role, by_id, correlation, command_id)
                values ($1, $2, 'test.note-added', json_build_object('text', $2::text), $3, 'platform', $4, 'test', $5))
            insert into relay_watermarks (stream, version) values ($1, $2)
            on conflict (stream) do update set version = excluded.version
            """,
            stream.ToString(), version, WorkBench.Monday, Guid.Empty, Guid.NewGuid());

    /// <summary>What one stream's neighbours heard, by version.</summary>
    public IEnumerable<long> VersionsOf(GrainId stream) => Told.Where(notice => notice.Stream == stream).Select(notice => notice.Version);

    public async ValueTask DisposeAsync()
    {
        await Bench.DisposeAsync();
        await services.DisposeAsync();
    }

    public static GrainId NewStream() => GrainId.Create(Notes.StreamType, Guid.NewGuid().ToString("N"));

    private sealed class Relay(RelayBench bench, Func<Notice<NoteEvent>, Task> tell) : IRelay<NoteEvent>
    {
        public async Task Tell(Notice<NoteEvent> notice, CancellationToken cancellationToken)
        {
            await tell(notice);
            bench.Told.Enqueue(notice);
        }
    }
}
