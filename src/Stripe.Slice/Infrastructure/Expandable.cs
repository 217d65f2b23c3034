namespace Stripe.Infrastructure;

/// <summary>A reference to another object: its id always, the object itself if the caller asked to expand it.</summary>
internal readonly struct Expandable<T>
    where T : class, IHasId
{
    public Expandable(string id)
    {
        Id = id;
    }

    public Expandable(T value)
    {
        Id = value?.Id;
        Value = value;
    }

    public string Id { get; }

    public T Value { get; }
}
