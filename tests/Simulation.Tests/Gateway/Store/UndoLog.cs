namespace Marketplace.Simulations;

/// <summary>How to take back what a transaction has done so far, newest first.</summary>
internal sealed class UndoLog
{
    private readonly Stack<Action> steps = [];
    private int mark;

    public void Add(Action undo) => steps.Push(undo);

    public void Mark() => mark = steps.Count;

    public void UndoToMark() => UndoTo(mark);

    public void UndoAll() => UndoTo(0);

    /// <summary>What was done stays done.</summary>
    public void Clear() => steps.Clear();

    private void UndoTo(int count)
    {
        while (steps.Count > count)
        {
            steps.Pop()();
        }
    }
}
