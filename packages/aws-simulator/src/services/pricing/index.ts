import * as pricing from '@aws-sdk/client-pricing';
import { type Product, PRODUCTS } from '../../pricing/products';
import type { Handlers } from '../../wire';
import { sortedPage } from '../sortedPage';
import { priceListEntry } from './priceListEntry';

const MOST_RESULTS = 100;
const FORMAT = 'aws_v1';

/** The price list, which is the same for everybody. */
export function pricingHandlers(): Handlers<typeof pricing> {
  return {
    DescribeServices({ ServiceCode, ...input }) {
      const codes = ServiceCode ? [ServiceCode] : allCodes();
      const { items, NextToken } = page(
        codes.map(code => ({ code, products: productsOf(code) })),
        input,
        each => each.code,
      );
      return {
        FormatVersion: FORMAT,
        Services: items.map(({ code, products }) => ({
          ServiceCode: code,
          AttributeNames: attributeNames(products),
        })),
        NextToken,
      };
    },

    GetAttributeValues({ ServiceCode, AttributeName = '', ...input }) {
      const products = productsOf(ServiceCode);
      if (!attributeNames(products).includes(AttributeName)) {
        throw new pricing.NotFoundException({
          message: `The attribute ${AttributeName} is not found for service ${ServiceCode}`,
          $metadata: {},
        });
      }
      const values = products.flatMap(
        each => fieldOf(each, AttributeName) || [],
      );
      const { items, NextToken } = page(
        [...new Set(values)],
        input,
        each => each,
      );
      return {
        AttributeValues: items.map(Value => ({ Value })),
        NextToken,
      };
    },

    GetProducts({ ServiceCode, Filters = [], ...input }) {
      const found = productsOf(ServiceCode).filter(product =>
        Filters.every(filter => matches(product, filter)),
      );
      const { items, NextToken } = page(found, input, each => each.sku);
      return {
        FormatVersion: FORMAT,
        PriceList: items.map(each => JSON.stringify(priceListEntry(each))),
        NextToken,
      };
    },
  };
}

const allCodes = () => [...new Set(PRODUCTS.map(each => each.serviceCode))];

/** @throws NotFoundException */
function productsOf(code: string | undefined): Product[] {
  const found = PRODUCTS.filter(each => each.serviceCode === code);
  if (found.length > 0) return found;
  throw new pricing.NotFoundException({
    message: `Invalid ServiceCode: ${code}`,
    $metadata: {},
  });
}

const attributeNames = (products: Product[]): string[] => [
  ...new Set([
    'productFamily',
    'termType',
    ...products.flatMap(each => Object.keys(each.attributes)),
  ]),
];

function fieldOf(product: Product, field: string): string | undefined {
  if (field === 'productFamily') return product.productFamily;
  if (field === 'termType') return 'OnDemand';
  return product.attributes[field];
}

function matches(
  product: Product,
  { Type, Field = '', Value = '' }: pricing.Filter,
): boolean {
  const value = fieldOf(product, Field);
  if (value === undefined) return Type === 'NONE_OF';
  const values = Value.split(',');
  switch (Type) {
    case 'TERM_MATCH':
    case 'EQUALS':
      return value === Value;
    case 'CONTAINS':
      return value.includes(Value);
    case 'ANY_OF':
      return values.includes(value);
    case 'NONE_OF':
      return !values.includes(value);
    default:
      throw new pricing.InvalidParameterException({
        message: `Input Parameters are invalid: the filter type ${Type} is not known`,
        $metadata: {},
      });
  }
}

function page<Item>(
  items: Item[],
  { NextToken, MaxResults }: { NextToken?: string; MaxResults?: number },
  keyOf: (item: Item) => string,
) {
  const { items: found, next } = sortedPage(items, {
    token: NextToken,
    size: Math.min(MaxResults ?? MOST_RESULTS, MOST_RESULTS),
    keyOf,
    invalidToken: () =>
      new pricing.InvalidNextTokenException({
        message: 'The pagination token is invalid. Try again without it.',
        $metadata: {},
      }),
  });
  return { items: found, NextToken: next };
}
