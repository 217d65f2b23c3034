using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Marketplace.EnduranceFirst", "Marketplace.Api.Tests")]

namespace Marketplace;

/// <summary>Begins what takes longest, so that the many short collections fill the other cores and nothing long is left for the end.</summary>
public sealed class EnduranceFirst : ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections
            .OrderByDescending(collection => collection.DisplayName.Contains($".{nameof(Endurance)}.", StringComparison.Ordinal))
            .ThenBy(collection => collection.DisplayName, StringComparer.Ordinal);
}
