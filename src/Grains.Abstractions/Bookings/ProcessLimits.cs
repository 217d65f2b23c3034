namespace Marketplace.Bookings;

/// <summary>How far a time of a process may be moved, and what it is when nobody moves it.</summary>
public readonly record struct ProcessLimit(TimeSpan Least, TimeSpan Default, TimeSpan Most)
{
    public bool Allows(TimeSpan time) => time >= Least && time <= Most;
}

/// <summary>The stated bounds of the times of processes.</summary>
public static class ProcessLimits
{
    /// <summary>Less than five minutes is too short to find a card; more than a day blocks a calendar for nobody.</summary>
    public static readonly ProcessLimit PaymentHold = new(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromDays(1));

    /// <summary>Most cards hold an authorisation for seven days, and a capture needs some of it.</summary>
    public static readonly ProcessLimit AnswerWindow = new(TimeSpan.FromMinutes(15), TimeSpan.FromDays(6), TimeSpan.FromDays(6));

    public static readonly ProcessLimit OfferWindow = new(TimeSpan.FromHours(1), TimeSpan.FromDays(6), TimeSpan.FromDays(60));

    /// <summary>Customers need a night to notice; providers must not wait for their money for ever.</summary>
    public static readonly ProcessLimit ComplaintWindow = new(TimeSpan.FromHours(12), TimeSpan.FromDays(2), TimeSpan.FromDays(30));

    /// <summary>A booking closes after it, and never before its money is released.</summary>
    public static readonly ProcessLimit ReviewPeriod = new(TimeSpan.FromDays(1), TimeSpan.FromDays(7), TimeSpan.FromDays(60));

    /// <summary>Trains are late; after two hours nobody waits any more.</summary>
    public static readonly ProcessLimit NoShowGrace = new(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(2));

    /// <summary>Whoever was ill must be able to say so.</summary>
    public static readonly ProcessLimit NoShowContest = new(TimeSpan.FromHours(12), TimeSpan.FromDays(2), TimeSpan.FromDays(14));

    /// <summary>Nobody writes a report before they have left; after two months one has forgotten what was said.</summary>
    public static readonly ProcessLimit DeliverWithin = new(TimeSpan.FromHours(1), TimeSpan.FromDays(3), TimeSpan.FromDays(60));

    /// <summary>Silence means yes only where there was time to look, and providers must not wait for their money for ever.</summary>
    public static readonly ProcessLimit AcceptWindow = new(TimeSpan.FromDays(1), TimeSpan.FromDays(14), TimeSpan.FromDays(60));

    /// <summary>Whoever is late may still deliver; the customer's money must not wait for ever either.</summary>
    public static readonly ProcessLimit OverdueWindow = new(TimeSpan.FromDays(1), TimeSpan.FromDays(14), TimeSpan.FromDays(60));

    /// <summary>Whoever is accused needs a day to look into it; the customer's money must not wait for an answer that never comes.</summary>
    public static readonly ProcessLimit ComplaintAnswer = new(TimeSpan.FromDays(1), TimeSpan.FromDays(3), TimeSpan.FromDays(14));

    /// <summary>Providers choose it, and silence is in their favour: nobody loses a complaint over a weekend without a phone.</summary>
    public static readonly ProcessLimit ComplaintReply = new(TimeSpan.FromDays(2), TimeSpan.FromDays(3), TimeSpan.FromDays(14));

    /// <summary>Whoever pays in parts needs days to be asked for the next one; providers must not keep themselves free for ever.</summary>
    public static readonly ProcessLimit FundingWindow = new(TimeSpan.FromDays(1), TimeSpan.FromDays(14), TimeSpan.FromDays(60));
}
