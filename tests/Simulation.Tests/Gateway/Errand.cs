using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>Work of a process that is asked for again and again: it runs once at a time, and once more if it was asked for meanwhile.</summary>
/// <param name="process">Whose work.</param>
/// <param name="work">What it is.</param>
/// <param name="afterwards">Once nobody has asked again.</param>
internal sealed class Errand(SimulatedProcess process, Func<Task> work, Action afterwards)
{
    private bool isWanted;

    public bool IsUnderWay { get; private set; }

    public void Run()
    {
        isWanted = true;
        if (!IsUnderWay)
        {
            IsUnderWay = true;
            process.Run(Repeat);
        }
    }

    private async Task Repeat()
    {
        while (isWanted)
        {
            isWanted = false;
            await work();
        }

        IsUnderWay = false;
        afterwards();
    }
}
