namespace Marketplace.Recurrence;

/// <summary>
/// Bounds the work of finding what a rule gives, because a rule may ask for what never comes, such as 30 February by the
/// second. Several rules may share one. A search that runs out of it has found all that it will find.
/// </summary>
internal sealed class RecurrenceBudget(int steps = RecurrenceBudget.Steps)
{
    /// <summary>More steps than there are days in the calendar: whatever a rule by days gives can be listed to its end.</summary>
    public const int Steps = 4_000_000;

    /// <summary>
    /// What came not once in so many steps does not come. The calendar repeats itself after 146,097 days, so for rules by days
    /// and longer periods that is certain.
    /// </summary>
    public const int StepsWithoutFind = 200_000;

    private int left = steps;
    private int leftWithoutFind = StepsWithoutFind;

    /// <summary>True when there may be more than was found.</summary>
    public bool IsSpent => left == 0;

    /// <summary>Takes one step; false when there is none left.</summary>
    public bool Spend()
    {
        if (left == 0 || leftWithoutFind == 0)
        {
            return false;
        }

        left--;
        leftWithoutFind--;
        return true;
    }

    /// <summary>A new search begins, or the one that runs has found something.</summary>
    public void Renew() => leftWithoutFind = StepsWithoutFind;
}
