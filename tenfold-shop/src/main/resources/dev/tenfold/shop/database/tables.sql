-- The shop's tables. Keys come after the data (keys.sql), which loads faster without them.
CREATE TABLE category (
  id int NOT NULL,
  slug text NOT NULL,
  name text NOT NULL,
  department text NOT NULL);

CREATE TABLE product (
  id int NOT NULL,
  category_id int NOT NULL,
  name text NOT NULL,
  summary text NOT NULL,
  price_cents int NOT NULL,
  popularity int NOT NULL,
  changed_at timestamptz NOT NULL,
  search_text tsvector GENERATED ALWAYS AS (to_tsvector('english', name || ' ' || summary)) STORED,
  description text NOT NULL,
  picture bytea NOT NULL);

CREATE TABLE related (
  product_id int NOT NULL,
  position smallint NOT NULL,
  related_id int NOT NULL);

CREATE TABLE customer (
  id int NOT NULL,
  email text NOT NULL,
  name text NOT NULL,
  street text NOT NULL,
  city text NOT NULL,
  password text NOT NULL,
  admin boolean NOT NULL DEFAULT false,
  joined_at timestamptz NOT NULL);

CREATE TABLE orders (
  id bigint NOT NULL,
  customer_id int NOT NULL,
  placed_at timestamptz NOT NULL,
  status text NOT NULL,
  total_cents bigint NOT NULL,
  payment_reference text);

CREATE TABLE order_line (
  id bigint NOT NULL,
  order_id bigint NOT NULL,
  product_id int NOT NULL,
  quantity int NOT NULL,
  price_cents int NOT NULL);

CREATE TABLE review (
  id bigint NOT NULL,
  product_id int NOT NULL,
  customer_id int NOT NULL,
  stars smallint NOT NULL,
  title text NOT NULL,
  body text NOT NULL,
  written_at timestamptz NOT NULL);

CREATE TABLE stock (
  product_id int NOT NULL,
  available int NOT NULL);
