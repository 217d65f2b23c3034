namespace Marketplace.Conversations;

/// <summary>How much people may write to others first; the section `FirstContacts`.</summary>
public sealed record FirstContactOptions
{
    public const string Section = "FirstContacts";

    public const string Problem = "FirstContacts: ThreadsPerDay and SameTextPeople must be between 1 and 500.";

    /// <summary>On unless said otherwise; in sandbox mode off unless said otherwise.</summary>
    public bool? Enabled { get; set; }

    /// <summary>New inquiries within any day of somebody of whom no money ever came (domain: conversations).</summary>
    public int ThreadsPerDay { get; init; } = 20;

    /// <summary>Providers to whom somebody may begin with the same text within any day: more than a person compares.</summary>
    public int SameTextPeople { get; init; } = 5;

    /// <summary>Null where nobody counts.</summary>
    public FirstContactLimits? Limits() => Enabled is true ? new FirstContactLimits(ThreadsPerDay, SameTextPeople) : null;

    public bool IsValid() => ThreadsPerDay is >= 1 and <= FirstContactLimits.Most && SameTextPeople is >= 1 and <= FirstContactLimits.Most;
}
