using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Marketplace.Embedded;

/// <summary>
/// Runs the turns of one activation, one after another, on whichever thread is free.
/// It is a task scheduler, so what a grain awaits resumes as a turn of that grain.
/// </summary>
internal sealed partial class TurnScheduler(IGrainContext owner, IWorkScheduler workers, ILogger logger)
    : TaskScheduler, IThreadPoolWorkItem
{
    /// <summary>How many turns one activation may take before the thread looks after others.</summary>
    private const int TurnsPerVisit = 64;

    private readonly Queue<object> turns = new();
    private readonly Lock sync = new();
    private bool isScheduled;

    public override int MaximumConcurrencyLevel => 1;

    public void Enqueue(Action action) => Add(action);

    public void Enqueue(GrainCall call) => Add(call);

    void IThreadPoolWorkItem.Execute()
    {
        // A task of its own makes this the current scheduler for everything that the turns start.
        var visit = new Task(static self => ((TurnScheduler)self!).TakeTurns(), this, CancellationToken.None, TaskCreationOptions.DenyChildAttach);
        var outside = ActivationScope.Enter(owner);
        try
        {
            visit.RunSynchronously(this);
        }
        finally
        {
            ActivationScope.Enter(outside);
        }

        lock (sync)
        {
            isScheduled = turns.Count > 0;
            if (!isScheduled)
            {
                return;
            }
        }

        workers.Queue(this);
    }

    protected override void QueueTask(Task task) => Add(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && ReferenceEquals(ActivationScope.CurrentOrNull, owner) && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (sync)
        {
            return turns.OfType<Task>().ToArray();
        }
    }

    private void Add(object turn)
    {
        lock (sync)
        {
            turns.Enqueue(turn);
            if (isScheduled)
            {
                return;
            }

            isScheduled = true;
        }

        workers.Queue(this);
    }

    private void TakeTurns()
    {
        for (var taken = 0; taken < TurnsPerVisit; taken++)
        {
            object? turn;
            lock (sync)
            {
                if (!turns.TryDequeue(out turn))
                {
                    return;
                }
            }

            Take(turn);
        }
    }

    private void Take(object turn)
    {
        try
        {
            switch (turn)
            {
                case Task task:
                    TryExecuteTask(task);
                    break;
                case GrainCall call:
                    call.Activation!.Run(call);
                    break;
                case Action action:
                    action();
                    break;
            }
        }
        catch (Exception exception)
        {
            LogTurnFailed(exception, owner.GrainId);
        }
    }

    [LoggerMessage(1001, LogLevel.Error, "A turn of {Grain} failed outside of any call")]
    private partial void LogTurnFailed(Exception exception, GrainId grain);
}
