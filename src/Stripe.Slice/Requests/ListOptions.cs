namespace Stripe;

/// <summary>A page of a list: at most 100 objects, after or before a known id.</summary>
public class ListOptions : BaseOptions
{
    public string EndingBefore { get; set; }

    public long? Limit { get; set; }

    public string StartingAfter { get; set; }

    /// <summary>The same question about the page beyond an object, so that the caller's own options never change.</summary>
    internal ListOptions Beyond(string id)
    {
        var next = (ListOptions)MemberwiseClone();
        if (EndingBefore is null)
        {
            next.StartingAfter = id;
        }
        else
        {
            next.EndingBefore = id;
        }

        return next;
    }
}
